namespace FoodCredit.Pipeline.Naming;

/// <summary>
/// A set of words with a number each, made once: finds the longest of them that a text begins or ends with in steps of one look-up a
/// character, whatever the number of words. A trie in one table with open addressing.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>The number of nothing.</summary>
    public const int None = -1;

    private readonly bool isReversed;
    private uint[] keys = new uint[256];
    private ushort[] children = new ushort[256];
    private int[] values = new int[128];
    private int nodes = 1;

    /// <param name="isReversed">Whether texts are to end with the words rather than begin with them.</param>
    public Lexicon(bool isReversed)
    {
        this.isReversed = isReversed;
        values.AsSpan().Fill(None);
    }

    /// <summary>Adds a word; a word that is there keeps its number. Returns the number it has.</summary>
    public int Add(ReadOnlySpan<char> word, int value)
    {
        var node = 0;
        for (var i = 0; i < word.Length; i++)
            node = ChildOrNew(node, word[isReversed ? word.Length - 1 - i : i]);
        if (values[node] == None)
            values[node] = value;
        return values[node];
    }

    /// <summary>The length of the longest word at the text's beginning (or end, where reversed), and its number; zero: none.</summary>
    public int Longest(ReadOnlySpan<char> text, out int value)
    {
        value = None;
        var length = 0;
        var node = 0;
        for (var i = 0; i < text.Length; i++)
        {
            node = Child(node, text[isReversed ? text.Length - 1 - i : i]);
            if (node == 0)
                break;
            if (values[node] == None)
                continue;
            value = values[node];
            length = i + 1;
        }
        return length;
    }

    /// <summary>The number of a whole word; <see cref="None"/> where there is no such word.</summary>
    public int Exact(ReadOnlySpan<char> word) => Longest(word, out var value) == word.Length ? value : None;

    private int Child(int node, char c)
    {
        var key = Key(node, c);
        for (var slot = Slot(key); ; slot = (slot + 1) & (keys.Length - 1))
        {
            if (children[slot] == 0)
                return 0;
            if (keys[slot] == key)
                return children[slot];
        }
    }

    private int ChildOrNew(int node, char c)
    {
        var child = Child(node, c);
        if (child != 0)
            return child;
        if (nodes * 2 >= keys.Length)
            Grow();
        if (nodes == values.Length)
        {
            Array.Resize(ref values, nodes * 2);
            values.AsSpan(nodes).Fill(None);
        }
        Put(Key(node, c), (ushort)nodes);
        return nodes++;
    }

    private void Grow()
    {
        var (oldKeys, oldChildren) = (keys, children);
        keys = new uint[oldKeys.Length * 2];
        children = new ushort[keys.Length];
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldChildren[i] != 0)
                Put(oldKeys[i], oldChildren[i]);
        }
    }

    private void Put(uint key, ushort child)
    {
        var slot = Slot(key);
        while (children[slot] != 0)
            slot = (slot + 1) & (keys.Length - 1);
        (keys[slot], children[slot]) = (key, child);
    }

    private static uint Key(int node, char c) => ((uint)node << 16) | c;

    /// <summary>Fibonacci hashing: the high bits of a product with 2^32 divided by the golden ratio.</summary>
    private int Slot(uint key)
    {
        var hash = unchecked(key * 2654435769u);
        return (int)((hash ^ (hash >> 15)) & (uint)(keys.Length - 1));
    }
}
