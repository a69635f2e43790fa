namespace FoodCredit.Pipeline.Reading;

/// <summary>Why a row cannot be loaded: a bad row is data.</summary>
/// <param name="Reason">One of <see cref="RefusalReason"/>.</param>
/// <param name="Column">The header of the column at fault; null: the row as a whole.</param>
/// <param name="Expected">Without the word "expected".</param>
/// <param name="Found">What was found, quoted; personal data masked.</param>
public sealed record RowRefusal(string Reason, string? Column, string Expected, string Found)
{
    /// <summary><c>penalties.csv:1042, column 罚款: expected a decimal of at most 2 places, found '12,5O0'</c>.</summary>
    public string Message(string file, RowAddress address) =>
        Column is null
            ? $"{file}:{address.Line}: expected {Expected}, found {Found}"
            : $"{file}:{address.Line}, column {Column}: expected {Expected}, found {Found}";
}
