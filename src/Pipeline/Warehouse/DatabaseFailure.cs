using DuckDB.NET.Data;

namespace FoodCredit.Pipeline.Warehouse;

/// <summary>Tells what the machine did to the database from our own bugs, which stay what they are and crash.</summary>
internal static class DatabaseFailure
{
    /// <summary>DuckDB reached memory_limit_mib.</summary>
    private const string OutOfMemory = "Out of Memory";

    /// <summary>The system gave DuckDB no more, whatever its own limit is.</summary>
    private const string NoAllocation = "bad allocation";

    /// <summary>DuckDB gives failures of a disk many types, but always the system's words.</summary>
    private static readonly string[] WordsOfTheMachine =
    [
        "IO Error",
        OutOfMemory,
        NoAllocation,
        "fsync failed",
        "Could not write file",
        "Input/output error",
        "No space left",
        "Permission denied",
        "Read-only file system",
        "Disk quota exceeded",
        "File too large",
        "Too many open files",
    ];

    /// <summary>What to tell of a failure of the machine; null when it is none.</summary>
    /// <param name="message">Of DuckDB.</param>
    /// <param name="database">The database file.</param>
    /// <param name="cause">The failure.</param>
    public static WorkspaceUnusableException? Of(string message, string database, Exception? cause = null) =>
        Array.Exists(WordsOfTheMachine, word => message.Contains(word, StringComparison.Ordinal))
            ? new WorkspaceUnusableException($"{database}: {Sentence(message)} Nothing was published; {Advice(message)}", cause)
            : null;

    /// <summary>What to tell when a database cannot be opened, whatever the reason.</summary>
    public static Exception WhenOpening(DuckDBException error, string database) =>
        error.Message.Contains("Could not set lock on file", StringComparison.Ordinal)
            ? new WorkspaceLockedException(
                $"{database}: another process has it open: {error.Message.Split(" See also")[0]}. Wait for it to end, or end it; nothing was changed.",
                error
            )
            : new WorkspaceUnusableException(
                $"{database}: cannot be opened: {Sentence(error.Message)} Nothing was changed; mend the disk and run again or, where the file is damaged, make it again: foodcredit rebuild.",
                error
            );

    private static string Advice(string message) =>
        message.Contains(NoAllocation, StringComparison.Ordinal)
            ? "the process got no more memory: give it more, or lower memory_limit_mib or threads in foodcredit.yaml, and run again."
        : message.Contains(OutOfMemory, StringComparison.Ordinal)
            ? "raise memory_limit_mib in foodcredit.yaml, or lower threads, and run again."
        : "mend the disk (space, permissions, errors) and run again.";

    /// <summary>One line that ends as a sentence; what DuckDB adds of its own settings would mislead.</summary>
    private static string Sentence(string message)
    {
        var text = message.Split("\n\nPossible solutions")[0].Trim().ReplaceLineEndings(" ");
        return text.EndsWith('.') ? text : $"{text}.";
    }
}
