using CsCheck;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>A file of sound rows some of which were damaged, and what of it must still be told. The same seed and number make the same file.</summary>
internal sealed class MutatedFile
{
    /// <summary>The reader's buffers end at these offsets; a file in twenty is made so that rows begin around them.</summary>
    private static readonly int[] BufferEnds = [4096, 1 << 15, 1 << 16, 1 << 17];

    private readonly PCG chance;
    private readonly GoodRows rows;
    private readonly string lineBreak;
    private readonly bool isOneLine;

    private MutatedFile(ulong seed, uint number)
    {
        chance = new PCG(number, seed);
        Form = FileForm.All[(int)chance.Next((uint)FileForm.All.Count)];
        Number = number;
        rows = new GoodRows(chance, Form, number);
        lineBreak = chance.Next(3) == 0 ? "\r\n" : "\n";
        isOneLine = Form.Format == DumpFormat.Json && chance.Next(3) == 0;
        // Without a declared encoding a file must keep enough of its own to be known by.
        DeclaresEncoding = chance.Next(3) > 0;
    }

    public uint Number { get; }

    public FileForm Form { get; }

    public bool DeclaresEncoding { get; }

    /// <summary>The mark, the header, or what stands before the first object of JSON.</summary>
    public byte[] Head { get; private set; } = [];

    public List<Piece> Pieces { get; } = [];

    /// <summary>What closes a JSON array.</summary>
    public byte[] Tail { get; private set; } = [];

    public byte[] Bytes { get; private set; } = [];

    /// <summary>From some row on no character can be read: all must be told, and nothing more is asked.</summary>
    public bool IsSpoilt { get; set; }

    /// <summary>The damage, by kind, as often as it was done.</summary>
    public Dictionary<Mutation, int> Mutations { get; } = [];

    /// <summary>Rows that were damaged, or never were sound ones.</summary>
    public int MutatedRows => Pieces.Count(piece => piece.Damage is not null);

    public static MutatedFile Of(ulong seed, uint number)
    {
        var file = new MutatedFile(seed, number);
        file.Write();
        new Mutations(file, file.chance).Apply();
        file.Bytes = [.. file.Head, .. file.Pieces.SelectMany(piece => (byte[])[.. piece.Body, .. piece.End]), .. file.Tail];
        return file;
    }

    /// <summary>A sound row more, as this file writes them.</summary>
    public Piece NewRow() => PieceOf(rows.Next());

    /// <summary>What stands between two rows of this file.</summary>
    public byte[] NewEnd() =>
        Form.Encode(
            Form.Format != DumpFormat.Json ? lineBreak
            : isOneLine ? ","
            : "," + lineBreak
        );

    /// <summary>The file ends with its last piece.</summary>
    public void CutTail() => Tail = [];

    /// <summary>A row of a file of another encoding, with the line ends of this one.</summary>
    public byte[] RowOf(TextCode code) => TextCodes.Of(code).GetBytes(Text(rows.Next()));

    private void Write()
    {
        var mark = Form.HasMark ? "\uFEFF" : "";
        var isWrapped = chance.Next(3) == 0;
        Head = Form.Encode(
            Form.Format switch
            {
                DumpFormat.Json => mark + (isWrapped ? "{\"code\":0,\"data\":[" : "[") + (isOneLine ? "" : lineBreak),
                DumpFormat.JsonLines => mark,
                _ => mark + string.Join(Form.Delimiter, GoodRow.Columns) + lineBreak,
            }
        );
        Tail = Form.Format == DumpFormat.Json ? Form.Encode(isWrapped ? "],\"msg\":\"ok\"}" : "]") : [];
        for (var count = 6 + chance.Next(40); count > 0; count--)
            Pieces.Add(NewRow());
        if (chance.Next(20) == 0)
            FillTo(BufferEnds[chance.Next((uint)BufferEnds.Length)]);
        // An array has no comma behind its last object.
        if (Form.Format == DumpFormat.Json)
            Pieces[^1].End = Form.Encode(isOneLine ? "" : lineBreak);
    }

    /// <summary>Makes a row longer, so that the row behind it begins a few bytes around an offset of the file.</summary>
    private void FillTo(int offset)
    {
        var place = (int)chance.Next((uint)Pieces.Count - 1);
        var before = Head.Length + Pieces.Take(place).Sum(piece => piece.Body.Length + piece.End.Length);
        var wanted = offset + (int)chance.Next(200) - 100 - before;
        if (wanted < 1000)
            return;
        var filler = PieceOf(rows.Long(1));
        Pieces[place] = PieceOf(rows.Long(Math.Max(1, (wanted - filler.Body.Length - filler.End.Length) / Form.UnitBytes)));
    }

    private Piece PieceOf(GoodRow row) => new(Form.Encode(Text(row)), NewEnd()) { Row = row };

    private string Text(GoodRow row) =>
        Form.IsDelimited
            ? Delimited.Write(row.Cells, Form.Delimiter, () => chance.Next(8) == 0)
            : JsonText.Write(row, odds => chance.Next(odds) == 0);
}
