using System.IO.Hashing;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Converting;

/// <summary>
/// What fields became, by their raw bytes and how they are converted. Most fields of a dump repeat one of a few thousand values, and the names and codes of a
/// city are the same in all departments' dumps: converting one is then a look-up. A field is kept when it is met a second time, so that numbers that occur once
/// cost nothing; where two fields want one slot, the one that was found again stays. One for each reading thread.
/// </summary>
internal sealed class FieldCache
{
    /// <summary>Longer fields rarely repeat.</summary>
    public const int BytesMax = 64;

    private const int Slots = 1 << 18;

    /// <summary>The hashes of fields met once.</summary>
    private readonly ulong[] met = new ulong[Slots];

    private readonly Slot[] slots = new Slot[Slots];
    private readonly Dictionary<Conversion, int> conversions = [];

    /// <summary>The number of a conversion: fields of one number and the same bytes become the same value.</summary>
    public int NumberOf(Conversion conversion)
    {
        if (!conversions.TryGetValue(conversion, out var number))
            conversions.Add(conversion, number = conversions.Count + 1);
        return number;
    }

    public static ulong HashOf(int conversion, ReadOnlySpan<byte> field) => XxHash3.HashToUInt64(field, conversion);

    public bool TryFind(int conversion, ulong hash, ReadOnlySpan<byte> field, out AttributeValue value)
    {
        ref var slot = ref slots[(int)(hash & (Slots - 1))];
        if (slot.Conversion == conversion && slot.Hash == hash && field.SequenceEqual(slot.Field))
        {
            value = slot.Value;
            if (!slot.IsWanted)
                slot.IsWanted = true;
            return true;
        }
        value = AttributeValue.Absent;
        return false;
    }

    /// <summary>Whether a field that was not found is to be kept.</summary>
    public bool Wants(ulong hash)
    {
        ref var last = ref met[(int)(hash & (Slots - 1))];
        if (last != hash)
        {
            last = hash;
            return false;
        }
        ref var slot = ref slots[(int)(hash & (Slots - 1))];
        var isFree = !slot.IsWanted;
        slot.IsWanted = false;
        return isFree;
    }

    public void Add(int conversion, ulong hash, ReadOnlySpan<byte> field, AttributeValue value) =>
        slots[(int)(hash & (Slots - 1))] = new Slot
        {
            Conversion = conversion,
            Hash = hash,
            Field = field.ToArray(),
            Value = value,
        };

    private struct Slot
    {
        public int Conversion;
        public bool IsWanted;
        public ulong Hash;
        public byte[]? Field;
        public AttributeValue Value;
    }
}

/// <summary>All that decides, beside its bytes, what a field becomes.</summary>
/// <param name="IsGb18030">The bytes are GB18030, not UTF-8.</param>
/// <param name="Type">The attribute's type.</param>
/// <param name="Unit">Of amounts.</param>
/// <param name="Separators">Of sets.</param>
/// <param name="Table">The code table; null: none.</param>
/// <param name="CanBeOpen">A date that may have no end.</param>
internal readonly record struct Conversion(
    bool IsGb18030,
    AttributeType Type,
    AmountUnit Unit,
    string Separators,
    string? Table,
    bool CanBeOpen
);
