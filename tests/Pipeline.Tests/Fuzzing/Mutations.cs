using CsCheck;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Damages rows of a file. Where a damage reaches beyond a row, all rows that it reaches are touched; no other may suffer.</summary>
internal sealed class Mutations(MutatedFile file, PCG chance)
{
    private static readonly Mutation[] Kinds =
    [
        .. Enum.GetValues<Mutation>().Where(kind => kind is not (Mutation.FileCut or Mutation.HalfUnit)),
    ];

    private readonly FileForm form = file.Form;
    private int otherRows;

    public void Apply()
    {
        for (var count = 1 + chance.Next((uint)file.Pieces.Count * 2 / 3); count > 0; count--)
            Apply(Kinds[chance.Next((uint)Kinds.Length)]);
        // Both end or spoil the rest of a file: they come last, and seldom.
        if (chance.Next(30) == 0)
            Apply(Mutation.HalfUnit);
        if (chance.Next(30) == 0)
            Apply(Mutation.FileCut);
    }

    private void Apply(Mutation kind)
    {
        if (Apply(kind, (int)chance.Next((uint)file.Pieces.Count)))
            file.Mutations[kind] = file.Mutations.GetValueOrDefault(kind) + 1;
    }

    /// <summary>Damages the piece at a place; false where the file's form knows no such damage.</summary>
    private bool Apply(Mutation kind, int place)
    {
        // The first bytes of a file without a header decide how all of it is read.
        if (place == 0 && file.Head.Length == 0)
            return false;
        var piece = file.Pieces[place];
        switch (kind)
        {
            case Mutation.BitFlip:
                return Edit(piece, kind, Flip);
            case Mutation.BytesInserted:
                return Edit(piece, kind, body => Insert(body, RandomBytes()));
            case Mutation.BytesDeleted:
                return Edit(piece, kind, Delete);
            case Mutation.SignInserted:
                return Edit(piece, kind, body => Insert(body, form.Encode(Signs[chance.Next((uint)Signs.Length)])));
            case Mutation.StrayQuote:
                return Edit(piece, kind, InsertQuote);
            case Mutation.RowCut:
                return Edit(piece, kind, body => body[..Place(body)]);
            case Mutation.RowSpliced:
                return Edit(piece, kind, Splice);
            case Mutation.Nuls:
                return Edit(
                    piece,
                    kind,
                    body => chance.Next(2) == 0 ? new byte[body.Length] : Insert(body, new byte[form.UnitBytes * 2])
                );
            case Mutation.MarkInside:
                return Edit(piece, kind, body => [.. form.Encode("\uFEFF"), .. body]);
            case Mutation.HalfCharacter:
                return Edit(piece, kind, body => Insert(body, HalfCharacters.Of(form.Code, chance)));
            default:
                return ApplyToLines(kind, place);
        }
    }

    private bool ApplyToLines(Mutation kind, int place)
    {
        var piece = file.Pieces[place];
        switch (kind)
        {
            case Mutation.FileCut:
                return CutFile(place);
            case Mutation.OtherEncoding:
                return InsertOther(place);
            case Mutation.BlockDuplicated:
                var count = Math.Min(1 + (int)chance.Next(5), file.Pieces.Count - place);
                if (!IsFree(place) || form.Format == DumpFormat.Json && place + count == file.Pieces.Count)
                    return false;
                file.Pieces.InsertRange(
                    place,
                    file.Pieces.Skip(place).Take(count).Select(row => row.Copy(file.NewEnd())).ToList()
                );
                return true;
            case Mutation.OtherLineEnd when form.IsDelimited:
                piece.End = form.Encode(LineEnds[chance.Next((uint)LineEnds.Length)]);
                return true;
            case Mutation.LineEndLost:
                piece.End = [];
                piece.Touch(kind);
                if (place + 1 < file.Pieces.Count)
                    file.Pieces[place + 1].Touch(kind);
                return true;
            case Mutation.NoDataRow:
                return InsertAlien(place, kind, form.Encode(NoData[chance.Next((uint)NoData.Length)]));
            // Which byte comes first is known by a mark or by the header.
            case Mutation.HalfUnit when TextCodes.IsUtf16(form.Code) && (form.HasMark || form.IsDelimited):
                return Edit(piece, kind, body => body.Length == 0 ? [0] : body[1..]) && SpoilFrom(place);
            default:
                return false;
        }
    }

    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];

    private static readonly string[] Signs =
    [
        "\"",
        ",",
        ";",
        "|",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "{",
        "}",
        "[",
        "]",
        ":",
        "\\",
        "\"\"",
        "\",\"",
        "},{",
    ];

    private static readonly string[] NoData =
    [
        "",
        " ",
        "合计,,,,1,,",
        "总计\t\t\t\t1",
        "行政处罚公示表",
        string.Join(',', GoodRow.Columns),
        string.Join(';', GoodRow.Columns),
        string.Join('\t', GoodRow.Columns),
        "\u001A",
        "[",
        "]",
        "null",
        "{}",
        "{\"文号\":\"合计\"}",
    ];

    private static bool Edit(Piece piece, Mutation kind, Func<byte[], byte[]> edit)
    {
        piece.Body = edit(piece.Body);
        piece.Touch(kind);
        return true;
    }

    /// <summary>Somewhere in a body, between two units of its encoding.</summary>
    private int Place(byte[] body) => (int)chance.Next((uint)(body.Length / form.UnitBytes) + 1) * form.UnitBytes;

    private byte[] Insert(byte[] body, byte[] bytes)
    {
        // Ends and starts of rows are where damage spreads.
        var place = chance.Next(4) switch
        {
            0 => 0,
            1 => body.Length / form.UnitBytes * form.UnitBytes,
            _ => Place(body),
        };
        return [.. body[..place], .. bytes, .. body[place..]];
    }

    private byte[] Flip(byte[] body)
    {
        if (body.Length == 0)
            return [.. form.Encode("x")];
        byte[] flipped = [.. body];
        flipped[chance.Next((uint)body.Length)] ^= (byte)(1u << (int)chance.Next(8));
        return flipped;
    }

    private byte[] Delete(byte[] body)
    {
        var start = Place(body);
        var length = Math.Min((1 + (int)chance.Next(chance.Next(4) == 0 ? 40u : 3u)) * form.UnitBytes, body.Length - start);
        return [.. body[..start], .. body[(start + length)..]];
    }

    private byte[] Splice(byte[] body)
    {
        var other = file.Pieces[(int)chance.Next((uint)file.Pieces.Count)].Body;
        var end = Place(other);
        var start = chance.Next(2) == 0 ? 0 : end / 2 / form.UnitBytes * form.UnitBytes;
        return Insert(chance.Next(2) == 0 ? body : body[..Place(body)], other[start..end]);
    }

    private byte[] InsertQuote(byte[] body)
    {
        var quote = form.Encode("\"");
        var separator = form.Encode(form.IsDelimited ? form.Delimiter.ToString() : ":");
        var places = new List<int> { 0, body.Length / form.UnitBytes * form.UnitBytes };
        for (var at = 0; at + separator.Length <= body.Length; at += form.UnitBytes)
        {
            if (body.AsSpan(at, separator.Length).SequenceEqual(separator))
                places.AddRange([at, at + separator.Length]);
        }
        var place = places[(int)chance.Next((uint)places.Count)];
        return [.. body[..place], .. quote, .. body[place..]];
    }

    private byte[] RandomBytes()
    {
        var bytes = new byte[(1 + (int)chance.Next(4)) * form.UnitBytes];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)chance.Next(256);
        return bytes;
    }

    /// <summary>The file ends within the row at a place, of which at least half are left.</summary>
    private bool CutFile(int place)
    {
        if (place < file.Pieces.Count / 2)
            return false;
        var last = file.Pieces[place];
        file.Pieces.RemoveRange(place + 1, file.Pieces.Count - place - 1);
        Edit(last, Mutation.FileCut, body => body[..(int)chance.Next((uint)body.Length + 1)]);
        last.End = [];
        file.CutTail();
        return true;
    }

    /// <summary>A row of another encoding; few enough, so that the file's own can be found.</summary>
    private bool InsertOther(int place)
    {
        // Eight bits within sixteen: nothing behind them begins where a unit does.
        if (TextCodes.IsUtf16(form.Code) || ++otherRows > 3 || otherRows * 12 > file.Pieces.Count)
            return false;
        var codes = Enum.GetValues<TextCode>().Where(code => code != form.Code).ToArray();
        return InsertAlien(place, Mutation.OtherEncoding, file.RowOf(codes[chance.Next((uint)codes.Length)]));
    }

    /// <summary>Something may be inserted here: the row before has kept its line end.</summary>
    private bool IsFree(int place) => place == 0 || file.Pieces[place - 1].End.Length > 0;

    private bool InsertAlien(int place, Mutation kind, byte[] body)
    {
        if (!IsFree(place))
            return false;
        var alien = new Piece(body, file.NewEnd());
        alien.Touch(kind);
        file.Pieces.Insert(place, alien);
        return true;
    }

    /// <summary>A byte is missing: nobody can tell where the characters behind it begin.</summary>
    private bool SpoilFrom(int place)
    {
        foreach (var piece in file.Pieces.Skip(place + 1))
            piece.Row = null;
        file.IsSpoilt = true;
        return true;
    }
}
