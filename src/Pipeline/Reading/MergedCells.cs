using ExcelDataReader;

namespace FoodCredit.Pipeline.Reading;

/// <summary>The cells of a sheet that are merged over rows: the first one's text holds for those below it.</summary>
internal sealed class MergedCells
{
    private readonly Queue<CellRange> ahead = new();
    private readonly List<(CellRange Range, string Text)> open = [];

    /// <summary>Takes a sheet's ranges, which may be null.</summary>
    public void Start(IEnumerable<CellRange>? ranges)
    {
        ahead.Clear();
        open.Clear();
        foreach (var range in (ranges ?? []).Where(range => range.ToRow > range.FromRow).OrderBy(range => range.FromRow))
            ahead.Enqueue(range);
    }

    /// <summary>Fills a row's empty cells; rows come in order.</summary>
    /// <param name="row">0-based.</param>
    /// <param name="texts">Its cells.</param>
    public void Fill(int row, string[] texts)
    {
        open.RemoveAll(cell => cell.Range.ToRow < row);
        foreach (var (range, text) in open)
        {
            if (range.FromColumn < texts.Length && texts[range.FromColumn].Length == 0)
                texts[range.FromColumn] = text;
        }
        while (ahead.TryPeek(out var next) && next.FromRow <= row)
        {
            ahead.Dequeue();
            if (next.FromRow == row && next.FromColumn < texts.Length)
                open.Add((next, texts[next.FromColumn]));
        }
    }
}
