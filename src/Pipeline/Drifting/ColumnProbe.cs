using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>What the values of one field look like when they are read as one column of a contract.</summary>
internal sealed class ColumnProbe : IDisposable
{
    /// <summary>A number of so many digits that reads as a date was written as one: 20210305.</summary>
    private const int DateDigits = 8;

    private readonly RowConverter converter;
    private readonly Dictionary<string, long> refusals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RowRefusal> firsts = new(StringComparer.Ordinal);

    public ColumnProbe(
        SourceContract contract,
        ColumnMapping column,
        int position,
        IDumpReader dump,
        IReadOnlyDictionary<string, CodeTable> codeTables,
        FieldCache cache
    )
    {
        (Column, Position) = (column, position);
        converter = new RowConverter(
            contract with
            {
                Columns = [column with { Required = false }],
            },
            HeaderBinding.At(position, dump.Header[position]),
            codeTables,
            dump.Decoder.IsGb18030,
            cache
        );
    }

    public ColumnMapping Column { get; }

    /// <summary>The field's index.</summary>
    public int Position { get; }

    /// <summary>Values that are not empty.</summary>
    public long Present { get; private set; }

    /// <summary>Those of them that look like the column's type, which for names and codes is more than that they can be read.</summary>
    public long Alike { get; private set; }

    /// <summary>Nine of ten values look like the column's type; null: there is no value.</summary>
    public bool? Fits => Present == 0 ? null : Alike * 10 >= Present * 9;

    /// <summary>At most one of four values is refused.</summary>
    public bool IsSound => refusals.Values.Sum() * 4 <= Present;

    /// <summary>Whether <see cref="Fits"/> says anything: any value is a text.</summary>
    public bool IsTelling => Column.Type is not (AttributeType.Text or AttributeType.Set) || Column.Table is not null;

    /// <summary>The reason for which most values are refused, how many, and the first of them; null when none is.</summary>
    public (string Reason, long Count, RowRefusal First)? Refusal =>
        refusals.Count == 0
            ? null
            : refusals
                .OrderByDescending(reason => reason.Value)
                .ThenBy(reason => reason.Key, StringComparer.Ordinal)
                .Select(reason => (reason.Key, reason.Value, firsts[reason.Key]))
                .First();

    /// <summary>Looks at the row's value.</summary>
    public void Take(IDumpReader row)
    {
        if (converter.Convert(row) is { } refusal)
        {
            Present++;
            refusals[refusal.Reason] = refusals.GetValueOrDefault(refusal.Reason) + 1;
            firsts.TryAdd(refusal.Reason, refusal);
        }
        else if (converter.Values[0].IsPresent)
        {
            Present++;
            Alike += IsAlike(converter.Values[0], row) ? 1 : 0;
        }
    }

    public void Dispose() => converter.Dispose();

    private bool IsAlike(AttributeValue value, IDumpReader row) =>
        Column.Type switch
        {
            AttributeType.Identifier => value.Cached!.Code.Identifier.Kind != IdentifierKind.None,
            AttributeType.Name => IsName(value.Cached!.Text),
            AttributeType.Amount or AttributeType.Integer => !IsWrittenDate(row),
            _ => true,
        };

    private static bool IsName(string text) =>
        text.Count(c => c is >= '\u4E00' and <= '\u9FFF') >= 2 && !text.Any(char.IsAsciiDigit);

    private bool IsWrittenDate(IDumpReader row)
    {
        var field = row.Field(Position);
        var text = new char[FieldDecoder.MaxChars(field.Length)];
        return row.Decoder.TryDecode(field, text, out var length)
            && length >= DateDigits
            && DateText.Parse(text.AsSpan(0, length).Trim(), out _) == DateText.Outcome.Date;
    }
}
