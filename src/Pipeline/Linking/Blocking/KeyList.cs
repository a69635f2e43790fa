using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace FoodCredit.Pipeline.Linking.Blocking;

/// <summary>The keys of one party at a time, in the order of its comparisons, and how many entities share each of them once they were looked up.</summary>
internal sealed class KeyList
{
    private readonly List<LinkKey> keys = [];
    private readonly List<int> sharing = [];
    private readonly List<(int Start, int End)> ranges = [];
    private int current;

    public ReadOnlySpan<LinkKey> Keys => CollectionsMarshal.AsSpan(keys);

    /// <summary>For each key the number of entities that have it; 0 until it is looked up.</summary>
    public Span<int> Sharing => CollectionsMarshal.AsSpan(sharing);

    public void Clear()
    {
        keys.Clear();
        sharing.Clear();
        ranges.Clear();
    }

    /// <summary>What is added from now on belongs to the next comparison.</summary>
    public void BeginNext()
    {
        current = ranges.Count;
        ranges.Add((keys.Count, keys.Count));
    }

    /// <summary>What is asked from now on is asked of the keys of this comparison.</summary>
    public void TurnTo(int comparison) => current = comparison;

    /// <summary>Adds the key of a text.</summary>
    public void Add(byte kind, ReadOnlySpan<char> text, int tag = 0) => Add(kind, HashOf(text), tag);

    /// <summary>Adds the key of a hash or a number. A key that the party has already is not added again.</summary>
    public void Add(byte kind, ulong value, int tag = 0)
    {
        var hash = Mix(unchecked(value + ((ulong)((current * 64) + kind + 1) * 0x9E37_79B9_7F4A_7C15ul)));
        var (start, end) = ranges[current];
        for (var i = start; i < end; i++)
        {
            if (keys[i].Hash == hash)
                return;
        }
        keys.Add(new LinkKey(hash, (byte)current, kind, tag));
        sharing.Add(0);
        ranges[current] = (start, end + 1);
    }

    /// <summary>The least number of entities that share a key of this kind; 0: no entity does.</summary>
    public int SharingOf(byte kind)
    {
        var least = 0;
        var (start, end) = ranges[current];
        var own = Keys[start..end];
        var shared = Sharing[start..end];
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i].Kind == kind && shared[i] > 0 && (least == 0 || shared[i] < least))
                least = shared[i];
        }
        return least;
    }

    /// <summary>The least number of entities that share a key of this kind and tag; 0: no entity does.</summary>
    public int SharingOf(byte kind, int tag)
    {
        var least = 0;
        var (start, end) = ranges[current];
        var own = Keys[start..end];
        var shared = Sharing[start..end];
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i].Tag == tag && own[i].Kind == kind && shared[i] > 0 && (least == 0 || shared[i] < least))
                least = shared[i];
        }
        return least;
    }

    public static ulong HashOf(ReadOnlySpan<char> text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text));

    /// <summary>The finalizer of MurmurHash3: neighbouring numbers get hashes that have nothing to do with each other. Never 0.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 33)) * 0xFF51_AFD7_ED55_8CCDul;
            value = (value ^ (value >> 33)) * 0xC4CE_B9FE_1A85_EC53ul;
            return (value ^ (value >> 33)) | 1;
        }
    }
}
