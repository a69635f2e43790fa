using System.Text;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>The encodings that files are written in, each strict, by the platform's own tables.</summary>
internal enum TextCode
{
    Utf8,
    Gb18030,
    Utf16Little,
    Utf16Big,
}

internal static class TextCodes
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Little = new UnicodeEncoding(false, false, throwOnInvalidBytes: true);
    private static readonly Encoding Big = new UnicodeEncoding(true, false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = MakeGb18030();

    public static Encoding Of(TextCode code) =>
        code switch
        {
            TextCode.Utf8 => Utf8,
            TextCode.Gb18030 => Gb18030,
            TextCode.Utf16Little => Little,
            _ => Big,
        };

    public static bool IsUtf16(TextCode code) => code is TextCode.Utf16Little or TextCode.Utf16Big;

    /// <summary>How a contract names it.</summary>
    public static string NameOf(TextCode code) =>
        code switch
        {
            TextCode.Utf8 => "utf-8",
            TextCode.Gb18030 => "gb18030",
            _ => "utf-16",
        };

    private static Encoding MakeGb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
