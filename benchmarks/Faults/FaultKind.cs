namespace FoodCredit.Benchmarks.Faults;

/// <summary>What happens to a file operation.</summary>
internal enum FaultKind
{
    /// <summary>The disk is full.</summary>
    NoSpace,

    /// <summary>The device fails; half of what was to be written arrives.</summary>
    InputOutput,

    /// <summary>Permission is denied.</summary>
    Denied,

    /// <summary>The process is killed before it.</summary>
    KillBefore,

    /// <summary>The process is killed when half of a write is done.</summary>
    KillWithin,

    /// <summary>The process is killed after it.</summary>
    KillAfter,

    /// <summary>The process is stopped before it, and goes on when it is told to.</summary>
    Stop,
}
