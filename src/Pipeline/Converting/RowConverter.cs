using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Converting;

/// <summary>Turns the text of one dump's rows into typed attributes, as the source's contract says.</summary>
internal sealed class RowConverter : IDisposable
{
    private const int HexBytesMax = 12;

    /// <summary>How many combinations of a set column are kept.</summary>
    private const int SetsMax = 4096;

    /// <summary>What a city's dumps seldom hold twice: looking it up would cost more than converting it.</summary>
    private static readonly FrozenSet<string> SeldomRepeated = FrozenSet.Create(
        StringComparer.Ordinal,
        "document_number",
        "licence_number",
        "update_time"
    );

    private readonly SourceContract contract;
    private readonly HeaderBinding binding;
    private readonly CodeLookup?[] tables;
    private readonly string[] separators;
    private readonly FieldCache cache;
    private readonly int[] conversions;
    private readonly bool[] isCached;
    private readonly FieldKey[] keys;
    private readonly ImmutableArray<ColumnGroup> groups;
    private readonly ColumnGroup?[] groupOf;
    private readonly CachedText[] passing;

    /// <summary>What the field at hand becomes is kept beyond its row.</summary>
    private bool isKept;
    private readonly Dictionary<string, string>[] sets;
    private readonly List<string> items = [];
    private readonly AttributeValue[] values;
    private int decodedLength;
    private char[] decoded = ArrayPool<char>.Shared.Rent(1024);
    private char[] clean = ArrayPool<char>.Shared.Rent(1024);

    /// <param name="contract">The source's contract.</param>
    /// <param name="binding">Where its columns are.</param>
    /// <param name="codeTables">By name.</param>
    /// <param name="isGb18030">The dump's fields are GB18030, not UTF-8.</param>
    /// <param name="cache">Of this thread.</param>
    /// <param name="groups">Columns that are looked up together; those of a group that is known are left out.</param>
    public RowConverter(
        SourceContract contract,
        HeaderBinding binding,
        IReadOnlyDictionary<string, CodeTable> codeTables,
        bool isGb18030,
        FieldCache cache,
        params ImmutableArray<ColumnGroup> groups
    )
    {
        this.groups = groups;
        groupOf = [.. contract.Columns.Select((_, column) => groups.FirstOrDefault(group => group.Columns.Contains(column)))];
        this.cache = cache;
        this.contract = contract;
        this.binding = binding;
        tables = [.. contract.Columns.Select(column => column.Table is null ? null : new CodeLookup(codeTables[column.Table]))];
        separators = [.. contract.Columns.Select(column => EveryWidth(column.Separators))];
        sets = [.. contract.Columns.Select(_ => new Dictionary<string, string>(StringComparer.Ordinal))];
        values = new AttributeValue[contract.Columns.Length];
        keys = new FieldKey[contract.Columns.Length];
        passing = [.. contract.Columns.Select(_ => CachedText.Of(""))];
        isCached =
        [
            .. contract.Columns.Select((column, place) => groupOf[place] is null && !SeldomRepeated.Contains(column.Attribute)),
        ];
        conversions = [.. contract.Columns.Select(column => cache.NumberOf(Conversion.Of(column, isGb18030)))];
    }

    /// <summary>The attributes of the row converted last, in the order of the contract's columns.</summary>
    public ReadOnlySpan<AttributeValue> Values => values;

    /// <summary>Converts the reader's row; null, or why it is refused (the first column at fault).</summary>
    public RowRefusal? Convert(IDumpReader row)
    {
        foreach (var group in groups)
            group.Expect(row, binding.Positions);
        Expect(row);
        foreach (var group in groups)
            group.Find();
        for (var column = 0; column < values.Length; column++)
        {
            if (groupOf[column] is { IsKnown: true })
                continue;
            var position = binding.Positions[column];
            values[column] = AttributeValue.Absent;
            if (position >= 0 && FindOrConvert(column, row.Field(position), row.Decoder) is { } refusal)
                return refusal;
            if (contract.Columns[column].Required && !values[column].IsPresent)
                return Refuse(column, RefusalReason.MissingValue, "a value", "none");
        }
        return null;
    }

    /// <summary>Takes up the fields of the row that will be looked up one by one.</summary>
    private void Expect(IDumpReader row)
    {
        for (var column = 0; column < values.Length; column++)
        {
            if (
                isCached[column]
                && binding.Positions[column] is >= 0 and var position
                && row.Field(position) is { Length: > 0 and <= FieldCache.BytesMax } field
            )
                keys[column] = cache.Expect(conversions[column], field);
        }
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(decoded);
        ArrayPool<char>.Shared.Return(clean);
    }

    private RowRefusal? FindOrConvert(int column, ReadOnlySpan<byte> bytes, FieldDecoder decoder)
    {
        if (bytes.Length is 0 or > FieldCache.BytesMax || !isCached[column])
            return ConvertField(column, bytes, decoder);
        var key = keys[column];
        if (cache.TryFind(key, out values[column]))
            return null;
        isKept = cache.Wants(key);
        var refusal = ConvertField(column, bytes, decoder);
        if (refusal is null && isKept)
            cache.Add(key, values[column]);
        isKept = false;
        return refusal;
    }

    private RowRefusal? ConvertField(int column, ReadOnlySpan<byte> bytes, FieldDecoder decoder)
    {
        if (bytes.IsEmpty)
            return null;
        Reserve(FieldDecoder.MaxChars(bytes.Length));
        if (!decoder.TryDecode(bytes, decoded, out var length))
            return Refuse(
                column,
                RefusalReason.InvalidBytes,
                "bytes of the file's encoding",
                IsPersonal(column) ? "personal data" : $"bytes {HexOf(bytes)}"
            );
        var mapping = contract.Columns[column];
        decodedLength = length;
        var text = decoded.AsSpan(0, length);
        var size = mapping.Type switch
        {
            AttributeType.Name => TextForm.CleanName(text, clean),
            AttributeType.Text or AttributeType.Set => TextForm.Clean(text, clean),
            _ => TextForm.Fold(text, clean),
        };
        var cleaned = clean.AsSpan(0, size);
        if (IsAbsent(cleaned))
            return null;
        return mapping.Type switch
        {
            AttributeType.Text or AttributeType.Name or AttributeType.Identifier => SetText(column, cleaned),
            AttributeType.Date => SetDate(column, cleaned),
            AttributeType.Amount => SetAmount(column, cleaned, mapping.Unit),
            AttributeType.Integer => SetInteger(column, cleaned),
            AttributeType.Set => SetSet(column, cleaned),
            _ => throw new InvalidOperationException($"Attribute type {mapping.Type} has no conversion."),
        };
    }

    private RowRefusal? SetText(int column, ReadOnlySpan<char> text)
    {
        if (tables[column] is not { } table)
            values[column] = AttributeValue.Of(isKept ? CachedText.Of(text) : Passing(column, text));
        else if (table.Find(text) is { } value)
            values[column] = AttributeValue.Of(value);
        else
            return Refuse(column, RefusalReason.UnknownCode, $"a code of codes/{table.Name}.csv", Written);
        return null;
    }

    /// <summary>A text that is forgotten with its row.</summary>
    private CachedText Passing(int column, ReadOnlySpan<char> text)
    {
        passing[column].Set(text);
        return passing[column];
    }

    private RowRefusal? SetDate(int column, ReadOnlySpan<char> text)
    {
        switch (DateText.Parse(text, out var days))
        {
            case DateText.Outcome.Date:
                values[column] = AttributeValue.Of(days);
                return null;
            case DateText.Outcome.OpenEnded when Conversion.IsOpenAllowed(contract.Columns[column]):
                return null;
            default:
                return Refuse(column, RefusalReason.BadDate, "a date such as 2021-03-05", Written);
        }
    }

    private RowRefusal? SetAmount(int column, ReadOnlySpan<char> text, AmountUnit unit)
    {
        if (!AmountText.TryParse(text, unit, out var fen))
            return Refuse(
                column,
                RefusalReason.BadAmount,
                text[0] == '-' ? "an amount of 0 or more" : $"a decimal of at most {AmountText.PlacesMax(unit)} places",
                Written
            );
        values[column] = AttributeValue.Of(fen);
        return null;
    }

    private RowRefusal? SetInteger(int column, ReadOnlySpan<char> text)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return Refuse(column, RefusalReason.BadInteger, "a whole number", Written);
        values[column] = AttributeValue.Of(number);
        return null;
    }

    private RowRefusal? SetSet(int column, ReadOnlySpan<char> text)
    {
        // A column has few combinations: each is taken apart once.
        var known = sets[column].GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(text, out var set))
        {
            items.Clear();
            foreach (var range in text.SplitAny(separators[column]))
            {
                var item = text[range].Trim();
                if (item.IsEmpty)
                    continue;
                var value = tables[column] is { } table ? table.Find(item) : item.ToString();
                if (value is null)
                    return Refuse(column, RefusalReason.UnknownCode, $"codes of codes/{tables[column]!.Name}.csv", item);
                if (!items.Contains(value))
                    items.Add(value);
            }
            set = items.Count > 0 ? $";{string.Join(';', items)};" : "";
            if (sets[column].Count < SetsMax)
                known[text] = set;
        }
        if (set.Length > 0)
            values[column] = AttributeValue.Of(set);
        return null;
    }

    /// <summary>The field as the department wrote it.</summary>
    private ReadOnlySpan<char> Written => decoded.AsSpan(0, decodedLength).Trim();

    /// <summary>The separators in both widths, and always the one that sets are stored with.</summary>
    private static string EveryWidth(string separators) =>
        new([
            .. separators
                .Append(';')
                .SelectMany(c => new[] { c, TextForm.Half(c), c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c })
                .Distinct(),
        ]);

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
        Refuse(
            column,
            reason,
            expected,
            IsPersonal(column) ? $"{found.Length} characters of personal data" : Quoted.Text(found.ToString())
        );

    private RowRefusal Refuse(int column, string reason, string expected, string found) =>
        new(reason, binding.Headers[column] ?? contract.Columns[column].From[0], expected, found);

    private bool IsPersonal(int column) => contract.Columns[column].PersonalData != PersonalData.None;

    private static string HexOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length > HexBytesMax ? $"{System.Convert.ToHexString(bytes[..HexBytesMax])}..." : System.Convert.ToHexString(bytes);

    private static bool IsAbsent(ReadOnlySpan<char> text) =>
        text.IsEmpty || text is "\\N" or "NULL" or "null" or "N/A" or "-" or "--";
}
