using System.Text;
using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Refused rows as text to search in, as far as they can be read.</summary>
internal static class RefusedText
{
    /// <summary>The row's text with undecodable bytes replaced, folded as <see cref="Fold(string)"/> does.</summary>
    public static string Fold(Stream raw, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        // Rows of UTF-16 files and workbooks are kept in UTF-8.
        using var reader = new StreamReader(raw, encoding == "gb18030" ? Encoding.GetEncoding("GB18030") : Encoding.UTF8);
        return Fold(reader.ReadToEnd());
    }

    /// <summary>The form in which names, numbers and codes are alike, however they were written.</summary>
    public static string Fold(string text)
    {
        var clean = new char[text.Length];
        var length = TextForm.CleanName(text, clean);
        return new string(clean, 0, length).ToUpperInvariant();
    }
}
