using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Native;
using FoodCredit.Pipeline.Converting;
using NativeAppender = DuckDB.NET.Native.DuckDBAppender;

namespace FoodCredit.Pipeline.Warehouse;

/// <summary>
/// Appends rows to a table through DuckDB's own data chunks, column by column from the left, every column of every row. Texts are gathered in UTF-8
/// beside the chunk, which points to them until DuckDB has copied it.
/// </summary>
internal sealed unsafe class ChunkAppender : IDisposable
{
    private const int RowsMax = 2048;
    private const int ArenaBytes = 1 << 20;

    /// <summary>Up to here DuckDB keeps a text in its 16 bytes; a longer one is four bytes of it and where it is.</summary>
    private const int InlineBytes = 12;
    private const int StringBytes = 16;

    private readonly string table;
    private readonly NativeAppender appender;
    private readonly DuckDBDataChunk chunk;
    private readonly void*[] data;
    private readonly ulong*[] validity;
    private readonly List<nint> large = [];
    private byte* arena;
    private int used;
    private int rows;
    private int column;

    /// <exception cref="IOException">There is no such table.</exception>
    public ChunkAppender(DuckDBNativeConnection connection, string database, string table)
    {
        this.table = table;
        var isMade = NativeMethods.Appender.DuckDBAppenderCreateExt(connection, database, "main", table, out appender);
        if (isMade != DuckDBState.Success)
            throw Failure();
        var columns = (int)NativeMethods.Appender.DuckDBAppenderColumnCount(appender);
        var types = new DuckDBLogicalType[columns];
        for (var i = 0; i < columns; i++)
            types[i] = NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)i);
        chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk(
            [.. types.Select(type => type.DangerousGetHandle())],
            (ulong)columns
        );
        foreach (var type in types)
            type.Dispose();
        data = new void*[columns];
        validity = new ulong*[columns];
        arena = (byte*)NativeMemory.Alloc(ArenaBytes);
        Begin();
    }

    public ChunkAppender Add(int value)
    {
        ((int*)data[column++])[rows] = value;
        return this;
    }

    public ChunkAppender Add(int? value) => value is { } number ? Add(number) : AddNull();

    public ChunkAppender Add(long value)
    {
        ((long*)data[column++])[rows] = value;
        return this;
    }

    public ChunkAppender Add(long? value) => value is { } number ? Add(number) : AddNull();

    public ChunkAppender Add(byte value)
    {
        ((byte*)data[column++])[rows] = value;
        return this;
    }

    public ChunkAppender Add(bool value) => Add((byte)(value ? 1 : 0));

    /// <summary>A UUID: 128 bits whose highest DuckDB turns, to sort them as signed.</summary>
    public ChunkAppender Add(UInt128 id)
    {
        var place = (ulong*)data[column++] + (2 * rows);
        place[0] = (ulong)(id & ulong.MaxValue);
        place[1] = (ulong)(id >> 64) ^ (1ul << 63);
        return this;
    }

    public ChunkAppender Add(string? text)
    {
        if (text is null)
            return AddNull();
        var place = Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        return AddAt(place, Encoding.UTF8.GetBytes(text, place));
    }

    public ChunkAppender Add(CachedText? text) => text is null ? AddNull() : Add(text.Utf8);

    /// <summary>A text in UTF-8, or a BLOB.</summary>
    public ChunkAppender Add(ReadOnlySpan<byte> utf8)
    {
        var place = Reserve(utf8.Length);
        utf8.CopyTo(place);
        return AddAt(place, utf8.Length);
    }

    public ChunkAppender AddNull()
    {
        validity[column++][rows >> 6] &= ~(1ul << (rows & 63));
        return this;
    }

    /// <summary>The row is whole.</summary>
    public void EndRow()
    {
        if (column != data.Length)
            throw new InvalidOperationException($"The row has {column} columns of {data.Length}.");
        column = 0;
        if (++rows == RowsMax || used > ArenaBytes / 2 || large.Count > 0)
            Flush();
    }

    /// <summary>Gives the last rows to DuckDB.</summary>
    /// <exception cref="WorkspaceUnusableException">DuckDB does not take them: no space, no memory.</exception>
    public void Close()
    {
        Flush();
        if (NativeMethods.Appender.DuckDBAppenderClose(appender) != DuckDBState.Success)
            throw Failure();
    }

    public void Dispose()
    {
        chunk.Dispose();
        appender.Dispose();
        FreeLarge();
        NativeMemory.Free(arena);
        arena = null;
    }

    private void Flush()
    {
        if (rows == 0)
            return;
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)rows);
        if (NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk) != DuckDBState.Success)
            throw Failure();
        Begin();
    }

    private void Begin()
    {
        NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
        for (var i = 0; i < data.Length; i++)
        {
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i);
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
            data[i] = NativeMethods.Vectors.DuckDBVectorGetData(vector);
            validity[i] = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        }
        FreeLarge();
        (rows, used) = (0, 0);
    }

    /// <summary>Room for a text; a text that is large has room of its own until the chunk is taken.</summary>
    private Span<byte> Reserve(int bytes)
    {
        if (bytes <= ArenaBytes - used)
            return new Span<byte>(arena + used, bytes);
        var own = (byte*)NativeMemory.Alloc((nuint)bytes);
        large.Add((nint)own);
        return new Span<byte>(own, bytes);
    }

    private ChunkAppender AddAt(Span<byte> place, int bytes)
    {
        var target = new Span<byte>((byte*)data[column++] + ((long)rows * StringBytes), StringBytes);
        BinaryPrimitives.WriteInt32LittleEndian(target, bytes);
        if (bytes <= InlineBytes)
        {
            target[4..].Clear();
            place[..bytes].CopyTo(target[4..]);
            return this;
        }
        place[..4].CopyTo(target[4..]);
        var start = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(place));
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], (long)start);
        if (start == arena + used)
            used += bytes;
        return this;
    }

    private void FreeLarge()
    {
        foreach (var text in large)
            NativeMemory.Free((void*)text);
        large.Clear();
    }

    private Exception Failure()
    {
        using var error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        var message = $"DuckDB does not take the rows: {error.Message}";
        return DatabaseFailure.Of(message, $"the table {table}") ?? (Exception)new IOException(message);
    }
}
