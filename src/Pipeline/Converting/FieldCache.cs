using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Converting;

/// <summary>
/// What fields became, by how they are converted and a 128-bit hash of their raw bytes. Most fields of a dump repeat one of a few thousand values, and the
/// names and codes of a city are the same in all departments' dumps: converting one is then a look-up. A field is kept when it is met a second time, so that
/// numbers that occur once cost nothing; where two fields want one slot, the one that was found again stays. One for each reading thread.
/// </summary>
/// <remarks>
/// The table is larger than a processor's caches, so a look-up costs a trip to memory: <see cref="Expect"/> starts the trips of all fields of a row at
/// once, and a slot holds all that a look-up compares, bytes not among it. A city of 16 million rows of 20 fields has two with one hash with a
/// probability of 2e-22.
/// </remarks>
/// <param name="slotBits">The table has two to this power slots.</param>
internal sealed class FieldCache(int slotBits = FieldCache.SlotBitsOfReader)
{
    /// <summary>Longer fields rarely repeat.</summary>
    public const int BytesMax = 64;

    private const int SlotBitsOfReader = 15;

    /// <summary>Stands for an absent value; no field with this number is kept.</summary>
    private const long AbsentNumber = long.MinValue;

    /// <summary>The hashes of fields met once.</summary>
    private readonly ulong[] met = new ulong[1 << slotBits];

    /// <summary>Whether the field in a slot was found again.</summary>
    private readonly bool[] wanted = new bool[1 << slotBits];

    private readonly Slot[] slots = new Slot[1 << slotBits];
    private readonly Dictionary<Conversion, int> conversions = [];

    /// <summary>The number of a conversion: fields of one number and the same bytes become the same value.</summary>
    public int NumberOf(Conversion conversion)
    {
        if (!conversions.TryGetValue(conversion, out var number))
            conversions.Add(conversion, number = conversions.Count + 1);
        return number;
    }

    /// <summary>The key of a field of at most <see cref="BytesMax"/> bytes, which will soon be asked for.</summary>
    public unsafe FieldKey Expect(int conversion, ReadOnlySpan<byte> field)
    {
        var key = FieldKey.Of(XxHash128.HashToUInt128(field), conversion);
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref slots[Place(key)]));
        return key;
    }

    public bool TryFind(FieldKey key, out AttributeValue value)
    {
        var place = Place(key);
        ref var slot = ref slots[place];
        if (slot.Key != key)
        {
            value = AttributeValue.Absent;
            return false;
        }
        value =
            slot.Text is { } text ? AttributeValue.Of(text)
            : slot.Number == AbsentNumber ? AttributeValue.Absent
            : AttributeValue.Of(slot.Number);
        if (!wanted[place])
            wanted[place] = true;
        return true;
    }

    /// <summary>Whether a field that was not found is to be kept.</summary>
    public bool Wants(FieldKey key)
    {
        var place = Place(key);
        if (met[place] != key.High)
        {
            met[place] = key.High;
            return false;
        }
        var isFree = !wanted[place];
        wanted[place] = false;
        return isFree;
    }

    public void Add(FieldKey key, AttributeValue value)
    {
        if (value.Number == AbsentNumber)
            return;
        slots[Place(key)] = new Slot
        {
            Key = key,
            Text = value.Cached,
            Number = value.IsPresent ? value.Number : AbsentNumber,
        };
    }

    private int Place(FieldKey key) => (int)(key.Low & (ulong)(slots.Length - 1));

    private struct Slot
    {
        public CachedText? Text;
        public long Number;
        public FieldKey Key;
    }
}

/// <summary>A 128-bit hash of how a field is converted and of its bytes.</summary>
internal readonly record struct FieldKey(ulong Low, ulong High)
{
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The key of a field; two conversions of fields of one hash differ. (As the hash's seed the conversion would not tell short fields apart.)</summary>
    public static FieldKey Of(UInt128 hash, int conversion) =>
        new(unchecked((ulong)hash + (Spread * (ulong)conversion)), (ulong)(hash >> 64));
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
)
{
    public static Conversion Of(ColumnMapping column, bool isGb18030) =>
        new(isGb18030, column.Type, column.Unit, column.Separators, column.Table, IsOpenAllowed(column));

    /// <summary>Only an end can be open.</summary>
    public static bool IsOpenAllowed(ColumnMapping column) => column.Attribute.EndsWith("_until", StringComparison.Ordinal);
}
