using System.Text;
using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Converting;

/// <summary>A clean text with what is worked out from it, each once: dumps repeat their names, codes and words all the time.</summary>
internal sealed class CachedText
{
    private byte[] utf8 = [];
    private int length;
    private string? text;
    private CachedCode? code;

    public ReadOnlySpan<byte> Utf8 => utf8.AsSpan(0, length);

    /// <summary>Its part of a <see cref="FactKey"/>.</summary>
    public UInt128 Digest { get; private set; }

    public string Text => text ??= Encoding.UTF8.GetString(Utf8);

    /// <summary>What it is as a party's identifier.</summary>
    public CachedCode Code => code ??= new CachedCode(Identifier.Recognise(Text));

    public static CachedText Of(ReadOnlySpan<char> text)
    {
        var cached = new CachedText { utf8 = new byte[Encoding.UTF8.GetByteCount(text)] };
        cached.Set(text);
        return cached;
    }

    public static CachedText Of(string text)
    {
        var cached = Of(text.AsSpan());
        cached.text = text;
        return cached;
    }

    /// <summary>Becomes another text: for a value that is looked at before the next row and then forgotten.</summary>
    public void Set(ReadOnlySpan<char> text)
    {
        if (utf8.Length < Encoding.UTF8.GetMaxByteCount(text.Length) && utf8.Length < Encoding.UTF8.GetByteCount(text))
            utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        length = Encoding.UTF8.GetBytes(text, utf8);
        Digest = FactKey.DigestOf(text, Utf8);
        (this.text, code) = (null, null);
    }
}

/// <summary>A party's identifier as recognised, with what is worked out from it.</summary>
internal sealed class CachedCode(Identifier identifier)
{
    public Identifier Identifier { get; } = identifier;

    /// <summary>The canonical text.</summary>
    public CachedText Canonical { get; } = CachedText.Of(identifier.Text);

    /// <summary>What of it goes into natural keys; null: nothing.</summary>
    public CachedText? PartyKey { get; } = identifier.PartyKey is { } key ? CachedText.Of(key) : null;
}
