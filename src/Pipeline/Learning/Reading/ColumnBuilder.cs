using CsvHelper;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning.Reading;

/// <summary>Gathers the cells of a column.</summary>
internal sealed class ColumnBuilder(string name, FeatureKind kind)
{
    private readonly List<double> numbers = [];
    private readonly List<int> codes = [];
    private readonly List<string> levels = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);

    public void Add(CsvReader row, int place)
    {
        var cell = row.GetSpan(place);
        if (kind == FeatureKind.Number)
            numbers.Add(!CellText.IsMissing(cell) && CellText.TryNumber(cell, out var number) ? number : double.NaN);
        else
            codes.Add(CellText.IsMissing(cell) ? FeatureColumn.Missing : CodeOf(row.GetString(place).Trim()));
    }

    public FeatureColumn Build() =>
        kind == FeatureKind.Number
            ? FeatureColumn.OfNumbers(name, [.. numbers])
            : FeatureColumn.OfCategories(name, [.. codes], [.. levels]);

    /// <summary>The texts, one a row; missing ones are empty.</summary>
    public string[] Texts() => [.. codes.Select(code => code < 0 ? "" : levels[code])];

    private int CodeOf(string text)
    {
        if (!known.TryGetValue(text, out var code))
        {
            known.Add(text, code = levels.Count);
            levels.Add(text);
        }
        return code;
    }
}
