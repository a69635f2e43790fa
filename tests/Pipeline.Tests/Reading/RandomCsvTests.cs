using System.Buffers;
using System.Text;
using CsCheck;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Reading;

/// <summary>Files made at random, by a writer that shares nothing with the reader.</summary>
public sealed class RandomCsvTests
{
    private const int Width = 4;
    private const string Header = "案号,当事人,事由,罚款";

    private static readonly (DumpEncoding Declared, string Written)[] Encodings =
    [
        (DumpEncoding.Utf8, "utf-8"),
        (DumpEncoding.Utf8, "utf-8 with mark"),
        (DumpEncoding.Gb18030, "gb18030"),
        (DumpEncoding.Gb18030, "gb18030 with mark"),
        (DumpEncoding.Utf16, "utf-16le with mark"),
        (DumpEncoding.Utf16, "utf-16be"),
    ];

    private static readonly SearchValues<byte> BlankBytes = SearchValues.Create(" \t\f\v\r\n\u001A"u8);
    private static readonly string[] LineBreaks = ["\n", "\r\n"];

    // At most one comma a cell: a field must not hold a line that is a whole row by itself.
    private static readonly Gen<string> Words = Gen.String[Gen.Char["甲乙丙洪罚店〔〕（），、a1 .\"㐀丨乚"], 0, 8];
    private static readonly Gen<string> LineCells = Gen.Select(Words, Gen.Bool, Words, (a, comma, b) => comma ? $"{a},{b}" : a);
    private static readonly Gen<string> AnyCells = Gen.Frequency(
        (4, LineCells),
        (1, Gen.Select(Words, Gen.OneOf(LineBreaks), LineCells, (a, lineBreak, b) => a + lineBreak + b))
    );

    [Fact]
    public void Read_AnyTableInAnyEncoding_ComesBack() =>
        Gen.Select(AnyCells.Array[Width].Array[0, 12], Gen.Int[0, Encodings.Length - 1], Gen.OneOf(LineBreaks), Gen.Bool)
            .Sample(
                (table, encoding, lineBreak, quotesAll) =>
                {
                    var text = Header + lineBreak + string.Concat(table.Select(row => Line(row, quotesAll) + lineBreak));
                    var bytes = EncodingTests.Bytes(text, Encodings[encoding].Written);
                    var (header, _, rows) = TrialDump.Read(bytes, Encodings[encoding].Declared);
                    return header.SequenceEqual(Header.Split(','))
                        && rows.Select(row => string.Join('\u0001', row.Fields))
                            .SequenceEqual(table.Select(row => string.Join('\u0001', row)));
                },
                iter: 500
            );

    [Fact]
    public void Read_OneByteDamaged_EveryOtherRowIsStillRead() =>
        Gen.Select(
                LineCells.Array[Width].Array[1, 8],
                Gen.Bool,
                Gen.Int[0, 3],
                Gen.Int[0, 100_000],
                Gen.Frequency((1, Gen.Byte), (2, Gen.OneOf((byte)'"', (byte)',', (byte)'\n', (byte)0xFF, (byte)0x81)))
            )
            .Sample(
                (table, isGb18030, damage, place, value) =>
                {
                    // A number in front makes each row itself, whatever the others say.
                    var lines = table
                        .Select((row, i) => Encode($"r{i}," + Line(row, quotesAll: i % 2 == 0) + "\n", isGb18030))
                        .ToList();
                    byte[] header = Encode("id," + Header + "\n", isGb18030);
                    byte[] sound = [.. header, .. lines.SelectMany(line => line)];
                    var at = header.Length + place % (sound.Length - header.Length);
                    byte[] damaged = damage switch
                    {
                        0 => [.. sound[..at], .. sound[(at + 1)..]],
                        1 => [.. sound[..at], value, .. sound[at..]],
                        _ => [.. sound[..at], value, .. sound[(at + 1)..]],
                    };
                    var touched = RowsAt(lines, at - header.Length);
                    var encoding = isGb18030 ? DumpEncoding.Gb18030 : DumpEncoding.Utf8;
                    var read = TrialDump
                        .Read(damaged, encoding)
                        .Rows.Select(row => string.Join('\u0001', row.Fields))
                        .ToHashSet();
                    return table
                        .Index()
                        .Where(row => !touched.Contains(row.Index))
                        .All(row => read.Contains(string.Join('\u0001', row.Item.Prepend($"r{row.Index}"))));
                },
                iter: 2_000
            );

    [Fact]
    public void Read_AnyBytes_EachLineIsInOneRow() =>
        Gen.Select(
                Gen.Frequency((1, Gen.Byte), (3, Gen.OneOf("\"\",,\n\n\r a1\t"u8.ToArray()))).Array[0, 120],
                Gen.OneOf(DumpEncoding.Utf8, DumpEncoding.Gb18030),
                Gen.Int[0, 2]
            )
            .Sample(
                (bytes, encoding, titleRows) =>
                {
                    byte[] file =
                    [
                        .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("t\n", titleRows)) + "a,b\n"),
                        .. bytes,
                    ];
                    var end = file.Length - bytes.Length;
                    foreach (var row in TrialDump.Read(file, encoding, titleRows: titleRows).Rows)
                    {
                        if (!IsBlank(file.AsSpan(end..(int)row.ByteOffset)) || row.Raw.Length == 0)
                            return false;
                        end = (int)row.ByteOffset + row.Raw.Length;
                        if (!file.AsSpan((int)row.ByteOffset, row.Raw.Length).SequenceEqual(row.Raw))
                            return false;
                    }
                    return IsBlank(file.AsSpan(end));
                },
                iter: 2_000
            );

    [Fact]
    public void Read_AnyBytesInAnyEncoding_NeverThrows() =>
        Gen.Select(
                Gen.Frequency((2, Gen.Byte), (1, Gen.OneOf("\",\n\0"u8.ToArray()))).Array[0, 200],
                Gen.Enum<DumpEncoding>(),
                Gen.OneOf(',', '\t', '|', 'a', ';')
            )
            .Sample((bytes, encoding, delimiter) => TrialDump.Read(bytes, encoding, delimiter).Rows is not null, iter: 500);

    private static bool IsBlank(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept(BlankBytes);

    /// <summary>The rows that a damaged byte belongs to: with a line break also the row after it.</summary>
    private static HashSet<int> RowsAt(List<byte[]> lines, int at)
    {
        var row = 0;
        for (; at >= lines[row].Length; row++)
            at -= lines[row].Length;
        // Before a row's first byte stands the line break of the row above: an inserted byte may fall to either.
        var touched = new HashSet<int> { row };
        if (at == lines[row].Length - 1)
            touched.Add(row + 1);
        return touched;
    }

    private static byte[] Encode(string text, bool isGb18030) => EncodingTests.Bytes(text, isGb18030 ? "gb18030" : "utf-8");

    /// <summary>RFC 4180.</summary>
    private static string Line(string[] row, bool quotesAll) =>
        string.Join(
            ',',
            row.Select(cell =>
                quotesAll || cell.AsSpan().ContainsAny(",\"\r\n")
                    ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    : cell
            )
        );
}
