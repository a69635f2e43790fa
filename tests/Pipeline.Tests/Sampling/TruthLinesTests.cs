using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>The addresses in the truth, against the raw bytes of the dumps.</summary>
public sealed class TruthLinesTests(WrittenCity city) : IClassFixture<WrittenCity>
{
    [Fact]
    public void Truth_OfACity_CountsEveryRowOfEveryDump()
    {
        Assert.Equal(city.Summary.Rows, city.Truth.Length);
        Assert.Equal(
            (city.Summary.Loaded, city.Summary.Duplicates, city.Summary.Refused),
            (Count("loaded"), Count("duplicate"), Count("refused"))
        );
        string inbox = Path.Combine(city.Root, "inbox");
        string[] dumps =
        [
            .. Directory
                .EnumerateFiles(inbox, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(inbox, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(dumps, city.Truth.Select(t => t.File).Distinct());
        Assert.Equal(city.Summary.Files, dumps.Length);
    }

    [Fact]
    public void Rows_AtTheLinesOfTheTruth_AreAllLinesBelowTheHeader()
    {
        Workspace workspace = Workspace.Load(city.Root).OrThrow();
        List<string> wrong = [];
        int onSeveralLines = 0;
        foreach (var dump in city.Truth.GroupBy(t => t.File))
        {
            SourceContract contract = workspace.Contracts[dump.First().Source];
            if (contract.Format == DumpFormat.Xlsx)
                continue;
            DumpText text = new(city.Dump(dump.Key), contract);
            TruthLine[] rows = [.. dump];
            Assert.Equal(2, rows[0].Line);
            for (int i = 0; i < rows.Length; i++)
            {
                int line = (int)rows[i].Line - 1;
                int lines = (i + 1 < rows.Length ? (int)rows[i + 1].Line - 1 : text.Lines.Length) - line;
                onSeveralLines += lines > 1 ? 1 : 0;
                if (!Fits(text, line, lines, rows[i]))
                    wrong.Add($"{dump.Key}:{rows[i].Line} {rows[i].Fate} {rows[i].Reason}");
            }
        }
        Assert.Empty(wrong.Take(20));
        Assert.True(onSeveralLines > 50, "Some rows must hold line breaks.");
    }

    private long Count(string fate) => city.Truth.LongCount(t => t.Fate == fate);

    /// <summary>Whether the lines look like what the truth says of them.</summary>
    private static bool Fits(DumpText text, int line, int lines, TruthLine truth)
    {
        bool isClosed = text.Quotes(line, lines) % 2 == 0;
        bool isDecoded = !text.Lines.AsSpan(line, lines).ToArray().Any(l => l.Contains('\uFFFD', StringComparison.Ordinal));
        bool isWide = text.Fields(line, lines).Length == text.Header.Length;
        return truth.Reason switch
        {
            "malformed_quotes" => !isClosed && lines == 1,
            "invalid_bytes" => isClosed && !isDecoded && isWide,
            "field_count" => isClosed && isDecoded && !isWide,
            "repeated_header" => text.Fields(line, lines).SequenceEqual(text.Header),
            "totals_row" => text.Fields(line, lines)[0] == "合计",
            _ => isClosed && isDecoded && isWide,
        };
    }
}
