using System.Buffers;
using System.Globalization;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Converting;

/// <summary>Turns the text of one dump's rows into typed attributes, as the source's contract says.</summary>
internal sealed class RowConverter : IDisposable
{
    private const int FoundCharsMax = 40;

    private readonly SourceContract contract;
    private readonly HeaderBinding binding;
    private readonly CodeTable?[] tables;
    private readonly AttributeValue[] values;
    private char[] decoded = ArrayPool<char>.Shared.Rent(1024);
    private char[] clean = ArrayPool<char>.Shared.Rent(1024);

    public RowConverter(SourceContract contract, HeaderBinding binding, IReadOnlyDictionary<string, CodeTable> codeTables)
    {
        this.contract = contract;
        this.binding = binding;
        tables = [.. contract.Columns.Select(column => column.Table is null ? null : codeTables[column.Table])];
        values = new AttributeValue[contract.Columns.Length];
    }

    /// <summary>The attributes of the row converted last, in the order of the contract's columns.</summary>
    public ReadOnlySpan<AttributeValue> Values => values;

    /// <summary>Converts the reader's row; null, or why it is refused (the first column at fault).</summary>
    public RowRefusal? Convert(IDumpReader row)
    {
        for (var column = 0; column < values.Length; column++)
        {
            var position = binding.Positions[column];
            values[column] = AttributeValue.Absent;
            if (position >= 0 && ConvertField(column, row.Field(position), row.Decoder) is { } refusal)
                return refusal;
            if (contract.Columns[column].Required && !values[column].IsPresent)
                return Refuse(column, RefusalReason.MissingValue, "a value", "");
        }
        return null;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(decoded);
        ArrayPool<char>.Shared.Return(clean);
    }

    private RowRefusal? ConvertField(int column, ReadOnlySpan<byte> bytes, FieldDecoder decoder)
    {
        if (bytes.IsEmpty)
            return null;
        Reserve(FieldDecoder.MaxChars(bytes.Length));
        if (!decoder.TryDecode(bytes, decoded, out var length))
            return Refuse(column, RefusalReason.InvalidBytes, "bytes of the file's encoding", "others");
        var mapping = contract.Columns[column];
        var text = decoded.AsSpan(0, length);
        var size = mapping.Type == AttributeType.Name ? TextForm.CleanName(text, clean) : TextForm.Clean(text, clean);
        var cleaned = clean.AsSpan(0, size);
        if (IsAbsent(cleaned))
            return null;
        switch (mapping.Type)
        {
            case AttributeType.Text:
            case AttributeType.Name:
            case AttributeType.Identifier:
                return SetText(column, cleaned);
            case AttributeType.Date:
                return SetDate(column, cleaned);
            case AttributeType.Amount:
                if (!AmountText.TryParse(cleaned, mapping.Unit, out var fen))
                    return Refuse(
                        column,
                        RefusalReason.BadAmount,
                        $"an amount of money in {UnitName(mapping.Unit)}, exact to the fen",
                        cleaned
                    );
                values[column] = AttributeValue.Of(fen);
                return null;
            case AttributeType.Integer:
                if (!long.TryParse(cleaned, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                    return Refuse(column, RefusalReason.BadInteger, "a whole number", cleaned);
                values[column] = AttributeValue.Of(number);
                return null;
            case AttributeType.Set:
                return SetSet(column, cleaned, mapping.Separators);
            default:
                throw new InvalidOperationException($"Attribute type {mapping.Type} has no conversion.");
        }
    }

    private RowRefusal? SetText(int column, ReadOnlySpan<char> text)
    {
        if (tables[column] is not { } table)
        {
            values[column] = AttributeValue.Of(text.ToString());
            return null;
        }
        if (Lookup(table, text) is not { } entry)
            return Refuse(column, RefusalReason.UnknownCode, $"a code of codes/{table.Name}.csv", text);
        values[column] = AttributeValue.Of(entry.Value);
        return null;
    }

    private RowRefusal? SetDate(int column, ReadOnlySpan<char> text)
    {
        switch (DateText.Parse(text, out var days))
        {
            case DateText.Outcome.Date:
                values[column] = AttributeValue.Of(days);
                return null;
            case DateText.Outcome.OpenEnded:
                return null;
            default:
                return Refuse(column, RefusalReason.BadDate, "a date such as 2021-03-05", text);
        }
    }

    private RowRefusal? SetSet(int column, ReadOnlySpan<char> text, string separators)
    {
        var items = new List<string>();
        foreach (var range in text.SplitAny(separators))
        {
            var item = text[range].Trim();
            if (item.IsEmpty)
                continue;
            if (tables[column] is { } table)
            {
                if (Lookup(table, item) is not { } entry)
                    return Refuse(column, RefusalReason.UnknownCode, $"codes of codes/{table.Name}.csv", item);
                items.Add(entry.Value);
            }
            else
                items.Add(item.ToString());
        }
        if (items.Count > 0)
            values[column] = AttributeValue.Of($";{string.Join(';', items)};");
        return null;
    }

    private static CodeEntry? Lookup(CodeTable table, ReadOnlySpan<char> code) =>
        table.Name == WellKnownTables.Industries ? table.FindLongestPrefix(code) : table.Find(code);

    private void Reserve(int chars)
    {
        if (decoded.Length >= chars)
            return;
        ArrayPool<char>.Shared.Return(decoded);
        ArrayPool<char>.Shared.Return(clean);
        decoded = ArrayPool<char>.Shared.Rent(chars);
        clean = ArrayPool<char>.Shared.Rent(chars);
    }

    private RowRefusal Refuse(int column, string reason, string expected, ReadOnlySpan<char> found) =>
        new(
            reason,
            binding.Headers[column] ?? contract.Columns[column].From[0],
            expected,
            found.IsEmpty ? "none" : Shown(found, contract.Columns[column].PersonalData)
        );

    /// <summary>What was found, cut to a line's length; of personal data only its length.</summary>
    private static string Shown(ReadOnlySpan<char> found, PersonalData personal) =>
        personal != PersonalData.None ? $"{found.Length} characters of personal data"
        : found.Length > FoundCharsMax ? $"'{found[..FoundCharsMax]}...'"
        : $"'{found}'";

    private static bool IsAbsent(ReadOnlySpan<char> text) =>
        text.IsEmpty || text is "\\N" or "NULL" or "null" or "N/A" or "-" or "--";

    private static string UnitName(AmountUnit unit) => unit == AmountUnit.Yuan ? "元" : "万元";
}
