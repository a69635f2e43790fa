using System.Text;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Refused rows as text to search in, as far as they can be read.</summary>
internal static class RefusedText
{
    /// <summary>The row's text with undecodable bytes replaced, folded as <see cref="Fold(string)"/> does.</summary>
    /// <param name="raw">The row as it is kept.</param>
    /// <param name="encoding">Of its file.</param>
    /// <param name="reason">Why it was refused: it may be of another encoding.</param>
    public static string Fold(Stream raw, string encoding, string reason)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb18030 = Encoding.GetEncoding("GB18030");
        // Rows of UTF-16 files and workbooks are kept in UTF-8.
        using var reader = new StreamReader(raw, encoding == "gb18030" ? gb18030 : Encoding.UTF8);
        var text = reader.ReadToEnd();
        if (reason != RefusalReason.OtherEncoding)
            return Fold(text);
        raw.Position = 0;
        using var other = new StreamReader(raw, encoding == "gb18030" ? Encoding.UTF8 : gb18030);
        return Fold(other.ReadToEnd());
    }

    /// <summary>The form in which names, numbers and codes are alike, however they were written.</summary>
    public static string Fold(string text)
    {
        var clean = new char[text.Length];
        var length = TextForm.CleanName(text, clean);
        return new string(clean, 0, length).ToUpperInvariant();
    }
}
