using System.Globalization;

namespace FoodCredit.Pipeline.Learning.Reading;

/// <summary>What the cells of a column are, as a first pass over the file finds.</summary>
internal sealed class ColumnProfile
{
    /// <summary>A column with such a share of numbers was meant to be one of numbers.</summary>
    private const double NumberShare = 0.95;

    private const int ShownMax = 3;

    private readonly List<(long Line, string Text)> others = [];

    public long Numbers { get; private set; }

    public long OtherTexts { get; private set; }

    public void Add(ReadOnlySpan<byte> cell, long line, Func<string> text)
    {
        if (CellText.IsMissing(cell))
            return;
        if (CellText.TryNumber(cell, out _))
        {
            Numbers++;
            return;
        }
        OtherTexts++;
        if (others.Count < ShownMax)
            others.Add((line, text()));
    }

    public bool IsNumber => OtherTexts == 0;

    /// <summary>Cells that spoil a column of numbers; empty: there are none, or it is a column of texts.</summary>
    public IEnumerable<(long Line, string Expected, string Found)> Spoilt() =>
        OtherTexts > 0 && Numbers >= NumberShare * (Numbers + OtherTexts)
            ? others.Select(other =>
                (
                    other.Line,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a finite number, as {Numbers:N0} of {Numbers + OtherTexts:N0} cells of the column are"
                    ),
                    $"'{Shown(other.Text)}'"
                )
            )
            : [];

    private static string Shown(string text) => text.Length <= 40 ? text : $"{text[..40]}...";
}
