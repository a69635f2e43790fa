using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Reads a damaged file as a run does, and holds what comes against what is known of the file.</summary>
internal sealed class FileCheck
{
    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\f\v\r\n\u001A"u8);
    private static readonly SearchValues<byte> Between = SearchValues.Create(" \t\r\n,"u8);

    private readonly MutatedFile file;
    private readonly byte[] bytes;
    private readonly Dictionary<long, Piece> sound = [];
    private readonly Dictionary<long, Piece> alien = [];
    private readonly int start;
    private readonly int tail;
    private long end;
    private long line = 1;
    private long lineCounted;

    private FileCheck(MutatedFile file)
    {
        this.file = file;
        var text = PlainText.Of(file);
        bytes = text.Bytes;
        start = text.PlaceOf(file.Head.Length);
        end = start;
        var at = file.Head.Length;
        foreach (var piece in file.Pieces)
        {
            if (piece.Row is not null)
                sound[text.PlaceOf(at)] = piece;
            else if (piece.IsOtherEncoding)
                alien[text.PlaceOf(at)] = piece;
            at += piece.Body.Length + piece.End.Length;
        }
        tail = file.IsSpoilt ? bytes.Length : text.PlaceOf(at);
    }

    public List<Failure> Failures { get; } = [];

    public long RowsRead { get; private set; }

    public long RowsRefused { get; private set; }

    /// <summary>The header is not the contract's: a damaged key of JSON that stands in several objects, or nothing that can be read.</summary>
    public bool IsRefusedWhole { get; private set; }

    /// <summary>The lines of the sound rows.</summary>
    public HashSet<long> SoundLines { get; } = [];

    public static FileCheck Of(MutatedFile file, string path, Workspace workspace, FieldCache cache)
    {
        var check = new FileCheck(file);
        try
        {
            check.Read(path, workspace, cache);
        }
        catch (BrokenContractException e)
        {
            check.Fail(Promise.NeighboursStay, $"the file was refused: {e.Message}");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            check.Fail(Promise.NoCrash, e.ToString());
        }
        return check;
    }

    private void Read(string path, Workspace workspace, FieldCache cache)
    {
        var contract = workspace.Contracts[file.Form.Source(file.DeclaresEncoding)];
        using var reader = DumpReader.Open(path, contract);
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var binding = HeaderBinding.Bind(contract, reader.Header, file.Form.ToString(), faults, reader.HeaderLine);
        IsRefusedWhole = binding is null;
        if (binding is null && file.Form.IsDelimited)
            Fail(Promise.NeighboursStay, $"the header was not known: {faults[0]}");
        using var converter = binding is null
            ? null
            : new RowConverter(contract, binding, workspace.CodeTables, reader.Decoder.IsGb18030, cache);
        var cells = GoodRow.Columns.Select((_, i) => PlaceOf(reader.Header, i)).ToArray();
        while (reader.Read())
        {
            RowsRead++;
            var refusal = reader.Fault ?? converter?.Convert(reader);
            RowsRefused += refusal is null ? 0 : 1;
            Cover(reader);
            if (sound.Remove(reader.Address.ByteOffset, out var piece))
                CheckSound(piece.Row!, reader, refusal, cells, converter);
            else if (refusal is null && converter is not null)
                CheckTouched(reader);
        }
        CheckRest();
    }

    private static int PlaceOf(IReadOnlyList<string> header, int column)
    {
        for (var i = 0; i < header.Count; i++)
        {
            // A key may be written in any case, and the first object that has it writes the header: a flipped bit makes "partY" of "party".
            if (
                header[i].Equals(GoodRow.Columns[column], StringComparison.OrdinalIgnoreCase)
                || header[i].Equals(GoodRow.JsonKeys[column], StringComparison.OrdinalIgnoreCase)
            )
                return i;
        }
        return -1;
    }

    /// <summary>The row's bytes are those at its address, behind the row before, and between both nothing is left out.</summary>
    private void Cover(IDumpReader row)
    {
        var (offset, length) = (row.Address.ByteOffset, row.Raw.Length);
        if (offset < end || offset + length > bytes.Length)
        {
            Fail(Promise.NothingLost, $"a row of {length} bytes at {offset}, where {end} was reached of {bytes.Length}");
            return;
        }
        if (!row.Raw.SequenceEqual(bytes.AsSpan((int)offset, length)))
            Fail(
                Promise.NothingLost,
                $"the row at {offset} is kept as {Show(row.Raw)}, and is {Show(bytes.AsSpan((int)offset, length))}"
            );
        CheckGap(bytes.AsSpan((int)end..(int)offset));
        end = offset + length;
        var expected = LineOf(offset);
        if (row.Address.Line != expected)
            Fail(Promise.NeighboursStay, $"the row at {offset} is said to be in line {row.Address.Line}, and is in {expected}");
    }

    private void CheckGap(ReadOnlySpan<byte> gap)
    {
        // A mark before an object of JSON is no part of it.
        while (!file.Form.IsDelimited && gap.TrimStart(" \t\r\n,"u8) is var rest && rest.StartsWith("\uFEFF"u8))
            gap = rest[3..];
        if (gap.ContainsAnyExcept(file.Form.IsDelimited ? Blank : Between))
            Fail(Promise.NothingLost, $"nothing was told of {Show(gap)} before {end + gap.Length}");
    }

    private long LineOf(long offset)
    {
        if (file.Form.Format == DumpFormat.Json)
            return RowsRead;
        for (; lineCounted < offset; lineCounted++)
        {
            var b = bytes[lineCounted];
            var isBreak =
                b == '\n'
                || b == '\r' && file.Form.IsDelimited && (lineCounted + 1 == bytes.Length || bytes[lineCounted + 1] != '\n');
            line += isBreak ? 1 : 0;
        }
        return line;
    }

    private void CheckSound(GoodRow row, IDumpReader reader, RowRefusal? refusal, int[] places, RowConverter? converter)
    {
        SoundLines.Add(reader.Address.Line);
        if (refusal is not null)
        {
            Fail(Promise.NeighboursStay, $"{row.Number} was refused: {refusal.Message("file", reader.Address)}");
            return;
        }
        var text = new char[reader.Raw.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var read =
                places[i] < 0 ? ""
                : reader.Decoder.TryDecode(reader.Field(places[i]), text, out var length) ? new string(text, 0, length)
                : "<invalid>";
            if (read != row.Cells[i])
                Fail(
                    Promise.NeighboursStay,
                    $"{row.Number}, {GoodRow.Columns[i]}: {Show(row.Cells[i])} was read as {Show(read)}"
                );
        }
        if (converter is null)
            return;
        var (day, fine) = (converter.Values[GoodRow.DayColumn].Number, converter.Values[GoodRow.FineColumn].Number);
        if (converter.Values[0].Text != row.Number || day != row.Day || fine != row.FineCents)
            Fail(Promise.NeighboursStay, $"{row.Number} became {converter.Values[0].Text}, day {day}, {fine} fen");
        foreach (var i in new[] { GoodRow.NameColumn, GoodRow.CodeColumn })
        {
            if (converter.Values[i].IsPresent != row.Cells[i].Length > 0)
                Fail(Promise.NeighboursStay, $"{row.Number}, {GoodRow.Columns[i]}: {Show(row.Cells[i])} became something else");
        }
    }

    /// <summary>A damaged row that is taken for a sound one: each of its characters stands in the file, and its fields are those of RFC 4180.</summary>
    private void CheckTouched(IDumpReader row)
    {
        if (!IsStrict(row.Raw))
            Fail(
                Promise.NothingLost,
                $"the row at {row.Address.ByteOffset} has bytes of no character and was taken: {Show(row.Raw)}"
            );
        if (alien.ContainsKey(row.Address.ByteOffset))
            Fail(
                Promise.NothingLost,
                $"the row at {row.Address.ByteOffset} is of another encoding and was taken: {Show(row.Raw)}"
            );
        if (!file.Form.IsDelimited)
            return;
        // A mark before a row is no part of its first field.
        var mark =
            file.Form.Code == TextCode.Gb18030 && !file.Form.IsTranscoded ? (byte[])[0x84, 0x31, 0x95, 0x33] : [0xEF, 0xBB, 0xBF];
        var raw = row.Raw;
        while (raw.StartsWith(mark))
            raw = raw[mark.Length..];
        var cells = Delimited.Cells(raw, (byte)file.Form.Delimiter, allowsStray: true);
        if (cells is null || cells.Count != GoodRow.Columns.Length)
        {
            Fail(
                Promise.NothingLost,
                $"the row at {row.Address.ByteOffset} has {cells?.Count ?? 0} fields and was taken: {Show(row.Raw)}"
            );
            return;
        }
        for (var i = 0; i < cells.Count; i++)
        {
            if (!row.Field(i).SequenceEqual(cells[i]))
                Fail(
                    Promise.NothingLost,
                    $"field {i} of the row at {row.Address.ByteOffset} is {Show(cells[i])}, read as {Show(row.Field(i))}"
                );
        }
    }

    private bool IsStrict(ReadOnlySpan<byte> raw)
    {
        if (file.Form.IsTranscoded || file.Form.Code == TextCode.Utf8)
            return Utf8.IsValid(raw) && !(file.Form.IsTranscoded && raw.IndexOf("\uFFFF"u8) >= 0);
        try
        {
            TextCodes.Of(TextCode.Gb18030).GetCharCount(raw);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private void CheckRest()
    {
        if (tail >= end)
            CheckGap(WithoutEnd(bytes.AsSpan((int)end..tail)));
        else if (end < bytes.Length)
            Fail(Promise.NothingLost, $"nothing was told of {Show(bytes.AsSpan((int)end))} at the end");
        foreach (var (offset, piece) in sound)
            Fail(
                Promise.NeighboursStay,
                $"{piece.Row!.Number} at {offset} was not read: {Show(bytes.AsSpan((int)offset, Math.Min(300, bytes.Length - (int)offset)))}"
            );
    }

    /// <summary>A file may be cut right behind the bracket that closes its array: nothing is missing.</summary>
    private ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> rest) =>
        file.Form.Format == DumpFormat.Json && rest is [.., (byte)']'] ? rest[..^1] : rest;

    private void Fail(Promise promise, string what) => Failures.Add(new Failure(promise, file.Number, $"{file.Form}: {what}"));

    private static string Show(ReadOnlySpan<byte> raw) => Show(Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, 300)]));

    private static string Show(string text) =>
        $"'{text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal)}'";
}
