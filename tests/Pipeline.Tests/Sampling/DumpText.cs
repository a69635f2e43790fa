using System.Text;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>A dump read by its own bytes, without the program's reader: physical lines, and the fields of a row that starts on one.</summary>
internal sealed class DumpText
{
    private readonly char delimiter;

    static DumpText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public DumpText(string path, SourceContract contract)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Encoding encoding = contract.Encoding switch
        {
            DumpEncoding.Gb18030 => Encoding.GetEncoding(
                "gb18030",
                EncoderFallback.ExceptionFallback,
                new DecoderReplacementFallback("\uFFFD")
            ),
            DumpEncoding.Utf16 => Encoding.Unicode,
            _ => Encoding.UTF8,
        };
        string[] lines = encoding.GetString(bytes).TrimStart('\uFEFF').Split('\n');
        Lines = lines[^1].Length == 0 ? lines[..^1] : lines;
        delimiter = contract.Delimiter;
        Header = Fields(0, 1);
    }

    /// <summary>Without their line feeds. Bytes that are no characters are U+FFFD.</summary>
    public string[] Lines { get; }

    public string[] Header { get; }

    /// <summary>Quotes on so many lines from a line on, counted from 0.</summary>
    public int Quotes(int line, int count) => Lines.AsSpan(line, count).ToArray().Sum(l => l.Count(c => c == '"'));

    /// <summary>The fields of a row, by RFC 4180.</summary>
    public string[] Fields(int line, int count)
    {
        string text = string.Join('\n', Lines.AsSpan(line, count)!).TrimEnd('\r');
        List<string> fields = [];
        StringBuilder field = new();
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (c == delimiter && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(c);
        }
        return [.. fields, field.ToString()];
    }
}
