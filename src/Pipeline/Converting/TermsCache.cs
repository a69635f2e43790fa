using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FoodCredit.Pipeline.Converting;

/// <summary>
/// What groups of columns became, by a 128-bit hash of their raw bytes and how they are converted: a city's parties are named, and its
/// measures and hazards combined, in few ways, so that converting several columns is one look-up. All reading threads share it without locks.
/// </summary>
/// <remarks>
/// A slot that one thread reads while another writes may be half old and half new. Its check word is made from all others, so that such a
/// slot is taken for empty (Hyatt and Mann, "A Lock-less Transposition-Table Implementation for Parallel Search", 2002).
/// </remarks>
/// <param name="slotBits">The table has two to this power slots; a group that wants the slot of another takes it.</param>
internal sealed class TermsCache(int slotBits)
{
    private readonly Slot[] slots = new Slot[1 << slotBits];
    private readonly ConcurrentDictionary<string, int> conversions = new(StringComparer.Ordinal);
    private int conversionCount;

    /// <summary>A number, from 1, for a way of converting a group.</summary>
    public int NumberOf(string conversion) => conversions.GetOrAdd(conversion, _ => Interlocked.Increment(ref conversionCount));

    /// <summary>Fetches the slot of a key that will soon be asked for.</summary>
    public unsafe void Expect(FieldKey key)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref SlotOf(key)));
    }

    public bool TryFind(FieldKey key, out Terms terms)
    {
        var slot = SlotOf(key);
        terms = slot.Terms;
        return slot.Key == key && slot.Check == CheckOf(key, terms);
    }

    public void Add(FieldKey key, in Terms terms)
    {
        ref var slot = ref SlotOf(key);
        slot.Key = key;
        slot.Terms = terms;
        slot.Check = CheckOf(key, terms);
    }

    private ref Slot SlotOf(FieldKey key) => ref slots[(int)(key.Low & (ulong)(slots.Length - 1))];

    /// <summary>Mixes all words of a slot; of an empty slot it is not zero.</summary>
    private static ulong CheckOf(FieldKey key, in Terms terms)
    {
        unchecked
        {
            var mixed = key.Low ^ ulong.RotateLeft(key.High, 17) ^ ((ulong)terms.Id * 0x9E37_79B9_7F4A_7C15);
            mixed ^= (ulong)terms.Key + ulong.RotateLeft((ulong)(terms.Key >> 64), 31);
            return ~(mixed + (ulong)terms.Digest * 0xC2B2_AE3D_27D4_EB4F + ulong.RotateLeft((ulong)(terms.Digest >> 64), 47));
        }
    }

    private struct Slot
    {
        public FieldKey Key;
        public Terms Terms;
        public ulong Check;
    }
}
