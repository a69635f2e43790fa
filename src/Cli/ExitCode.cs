namespace FoodCredit.Cli;

/// <summary>What the process tells whoever started it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Failed; nothing was published, unless the message says that it was and only its report is lost.</summary>
    public const int Failed = 1;

    /// <summary>The command line, the workspace or a dump's layout is wrong; nothing was changed.</summary>
    public const int Usage = 2;

    /// <summary>A gate blocked the run; nothing was published. Where it came to a candidate, that is kept, and its dumps are loaded.</summary>
    public const int Blocked = 3;

    /// <summary>Another run holds the workspace's lock.</summary>
    public const int Locked = 4;

    /// <summary>Published bytes are not what their run wrote.</summary>
    public const int Integrity = 5;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by SIGTERM.</summary>
    public const int Terminated = 143;
}
