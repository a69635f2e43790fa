using System.Globalization;

namespace FoodCredit.Benchmarks.Faults;

/// <summary>A file operation of a traced process.</summary>
/// <param name="Number">From 1. Threads take numbers as they come, so two runs differ in which operation has which.</param>
/// <param name="Name">Such as <c>write</c>.</param>
/// <param name="Path">Relative to the watched folder.</param>
/// <param name="IsStruck">This is the line of the one that went wrong.</param>
internal sealed record FileOperation(int Number, string Name, string Path, bool IsStruck)
{
    /// <summary>The operations that a trace holds, in the order of their numbers.</summary>
    public static IReadOnlyList<FileOperation> Read(string trace) =>
        File.Exists(trace) ? [.. File.ReadLines(trace).Select(Parse).OrderBy(operation => operation.Number)] : [];

    /// <summary>Whether it can fail in this way: only what takes room meets a full disk, only what has a name is denied.</summary>
    public bool CanFail(FaultKind kind) =>
        kind switch
        {
            FaultKind.NoSpace => Name is not ("read" or "openread" or "open" or "unlink" or "rmdir" or "truncate"),
            FaultKind.Denied => Name is "create" or "open" or "openread" or "mkdir" or "rename" or "link" or "unlink" or "rmdir",
            _ => true,
        };

    private static FileOperation Parse(string line)
    {
        var parts = line.TrimStart('!').Split(' ', 3);
        return new FileOperation(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2], line[0] == '!');
    }
}
