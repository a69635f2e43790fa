namespace FoodCredit.Pipeline.Reading;

/// <summary>Header cells as they are compared: without marks, outer space and full-width forms.</summary>
internal static class HeaderText
{
    /// <summary>Stands for a header cell whose bytes are not of the encoding.</summary>
    public const string Undecodable = "\uFFFD";

    /// <summary>A header cell's text, or <see cref="Undecodable"/>.</summary>
    public static string Of(ReadOnlySpan<byte> cell, FieldDecoder decoder)
    {
        var text = new char[FieldDecoder.MaxChars(cell.Length)];
        return decoder.TryDecode(cell, text, out var length) ? Clean(text.AsSpan(0, length)) : Undecodable;
    }

    public static string Clean(ReadOnlySpan<char> text)
    {
        Span<char> clean = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (c is '\uFEFF' or '\r' or '\n' or '\t')
                continue;
            clean[length++] = c switch
            {
                // Full-width ASCII forms stand 0xFEE0 above their half-width ones.
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                '\u3000' or '\u00A0' => ' ',
                _ => c,
            };
        }
        return clean[..length].Trim().ToString();
    }
}
