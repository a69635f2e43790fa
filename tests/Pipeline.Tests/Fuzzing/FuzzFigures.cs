using System.Globalization;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>What came of many damaged files.</summary>
internal sealed class FuzzFigures
{
    private readonly SortedDictionary<string, long> byMutation = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> byForm = new(StringComparer.Ordinal);
    private readonly Dictionary<Promise, long> broken = Enum.GetValues<Promise>().ToDictionary(promise => promise, _ => 0L);

    public long Files { get; private set; }

    public long Rows { get; private set; }

    public long MutatedRows { get; private set; }

    public long RowsRead { get; private set; }

    public long RowsRefused { get; private set; }

    public long FilesRefused { get; private set; }

    /// <summary>Files whose books in the warehouse were looked at.</summary>
    public long FilesIngested { get; set; }

    public bool IsClean => broken.Values.All(count => count == 0);

    public void Add(MutatedFile file, FileCheck check)
    {
        Files++;
        Rows += file.Pieces.Count;
        MutatedRows += file.MutatedRows;
        RowsRead += check.RowsRead;
        RowsRefused += check.RowsRefused;
        FilesRefused += check.IsRefusedWhole ? 1 : 0;
        foreach (var (mutation, count) in file.Mutations)
            byMutation[mutation.ToString()] = byMutation.GetValueOrDefault(mutation.ToString()) + count;
        var form = $"{file.Form.FormatName}_{file.Form.Code}".ToLowerInvariant();
        byForm[form] = byForm.GetValueOrDefault(form) + file.MutatedRows;
    }

    public void Add(Failure failure) => broken[failure.Promise]++;

    public void Print(TextWriter output)
    {
        void Figure(string name, long value) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value}"));
        Figure("files", Files);
        Figure("rows", Rows);
        Figure("mutated_rows", MutatedRows);
        foreach (var (mutation, count) in byMutation)
            Figure($"mutations_{mutation}", count);
        foreach (var (form, count) in byForm)
            Figure($"mutated_rows_{form}", count);
        Figure("rows_read", RowsRead);
        Figure("rows_refused", RowsRefused);
        Figure("files_refused_by_header", FilesRefused);
        Figure("files_ingested", FilesIngested);
        Figure("crashes", broken[Promise.NoCrash]);
        Figure("unbalanced", broken[Promise.BooksBalance]);
        Figure("silent_losses", broken[Promise.NothingLost]);
        Figure("lost_neighbours", broken[Promise.NeighboursStay]);
    }
}
