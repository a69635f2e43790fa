using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>The text of a workspace file, which must be UTF-8 (with or without byte order mark).</summary>
internal static class Utf8Text
{
    /// <summary>Null, with the first bad byte noted, when the bytes are not UTF-8.</summary>
    public static string? Decode(string file, byte[] bytes, FaultCollector faults)
    {
        ReadOnlySpan<byte> content = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes;
        char[] chars = new char[content.Length];
        OperationStatus status = Utf8.ToUtf16(content, chars, out int read, out int written, replaceInvalidSequences: false);
        if (status == OperationStatus.Done)
            return new string(chars, 0, written);
        ReadOnlySpan<char> before = chars.AsSpan(0, written);
        Place place = new(file, before.Count('\n') + 1, written - before.LastIndexOf('\n'));
        faults.Add(place, "UTF-8 text", $"the byte 0x{content[read]:X2}", "save the file as UTF-8");
        return null;
    }
}
