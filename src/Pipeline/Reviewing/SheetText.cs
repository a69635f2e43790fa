using System.Text;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>The text of a file as spreadsheets save it: UTF-8, UTF-16 with a byte order mark, or GB18030, as Excel in China writes.</summary>
internal static class SheetText
{
    private const long BytesMax = 64 << 20;

    /// <summary>Null: a fault was noted.</summary>
    public static string? Read(string file, FaultCollector faults)
    {
        try
        {
            if (new FileInfo(file).Length <= BytesMax)
                return Decode(file, File.ReadAllBytes(file), EncodingDetector.Detect(file), faults);
            faults.Add(new Place(file, 0, 0), "a file of at most 64 MiB", "a larger one", "is this the right file?");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(
                new Place(file, 0, 0),
                "a CSV file that can be read",
                e.Message.TrimEnd('.'),
                "name the file that was filled in"
            );
        }
        return null;
    }

    private static string? Decode(string file, byte[] bytes, DumpEncoding encoding, FaultCollector faults)
    {
        switch (encoding)
        {
            case DumpEncoding.Utf16:
                return (EncodingDetector.IsBigEndian(bytes) ? Encoding.BigEndianUnicode : Encoding.Unicode)
                    .GetString(bytes)
                    .TrimStart('\uFEFF');
            case DumpEncoding.Gb18030:
                return DecodeGb18030(file, bytes, faults);
            default:
                return Utf8Text.Decode(file, bytes, faults);
        }
    }

    private static string? DecodeGb18030(string file, byte[] bytes, FaultCollector faults)
    {
        try
        {
            return Gb18030Text.Encoding.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes.AsSpan(0, Math.Max(0, e.Index)).Count((byte)'\n') + 1;
            faults.Add(new Place(file, line, 1), "UTF-8 or GB18030 text", "bytes that are neither", "save the file as CSV UTF-8");
            return null;
        }
    }
}
