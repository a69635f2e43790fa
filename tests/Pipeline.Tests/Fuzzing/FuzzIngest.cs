using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Loads some of the damaged files in one run, and holds the warehouse's books against what the readers said.</summary>
internal sealed class FuzzIngest(string directory, Workspace workspace)
{
    private static readonly DateOnly AsOf = new(2021, 12, 31);

    private readonly Dictionary<string, (MutatedFile File, FileCheck Check)> files = new(StringComparer.Ordinal);

    public int Files => files.Count;

    /// <summary>Takes a file, unless its header would stop the run.</summary>
    public void Add(MutatedFile file, FileCheck check)
    {
        if (check.IsRefusedWhole || check.Failures.Count > 0)
            return;
        var name = FuzzWorkspace.NameOf(file);
        File.WriteAllBytes(Path.Combine(directory, "inbox", name), file.Bytes);
        files.Add(name, (file, check));
    }

    /// <summary>Runs, compares, and tells what differs.</summary>
    public List<Failure> Run()
    {
        var failures = new List<Failure>();
        RunPipeline.Run(
            new RunOptions
            {
                Workspace = workspace,
                AsOf = AsOf,
                Engine = ScoreEngine.Kernel,
                Threads = 1,
            },
            TimeProvider.System,
            new Silence(),
            CancellationToken.None
        );
        using var warehouse = WarehouseConnection.Open(Path.Combine(directory, "warehouse", "foodcredit.duckdb"), 512, 1);
        var told = warehouse
            .Rows(
                """
                SELECT name, line FROM statement JOIN source_file USING (file_no)
                """,
                row => (Name: row.GetString(0), Line: row.GetInt64(1))
            )
            .ToLookup(row => row.Name, row => row.Line, StringComparer.Ordinal);
        var books = warehouse
            .Rows(
                "SELECT name, rows_read, rows_loaded + rows_duplicate, rows_refused FROM source_file",
                row => (Name: row.GetString(0), Read: row.GetInt64(1), Told: row.GetInt64(2), Refused: row.GetInt64(3))
            )
            .ToDictionary(row => row.Name, StringComparer.Ordinal);
        foreach (var (name, (file, check)) in files)
        {
            var (_, read, kept, refused) = books[name];
            if (read != check.RowsRead || read != kept + refused || kept != told[name].Count())
                failures.Add(
                    new Failure(
                        Promise.BooksBalance,
                        file.Number,
                        $"{file.Form}: the reader gave {check.RowsRead} rows, the books say {read} = {kept} + {refused}"
                    )
                );
            foreach (var line in check.SoundLines.Except(told[name]))
                failures.Add(
                    new Failure(
                        Promise.NeighboursStay,
                        file.Number,
                        $"{file.Form}: the row of line {line} is not in the warehouse"
                    )
                );
        }
        return failures;
    }

    private sealed class Silence : IProgress<RunEvent>
    {
        public void Report(RunEvent value) { }
    }
}
