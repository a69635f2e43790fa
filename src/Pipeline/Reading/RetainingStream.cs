namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Reads through to another stream and keeps what was read for as long as it may be wanted again: the text that a file is transcoded to cannot be sought in.
/// </summary>
internal sealed class RetainingStream(Stream source) : Stream
{
    private byte[] kept = [];
    private int start;
    private int end;

    /// <summary>The offset in the source of the byte at <see cref="start"/>.</summary>
    private long offset;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes before this offset are no longer wanted.</summary>
    public void KeepFrom(long first)
    {
        var over = (int)Math.Clamp(first - offset, 0, end - start);
        start += over;
        offset += over;
    }

    /// <summary>Bytes that were read and are kept.</summary>
    public ReadOnlySpan<byte> Kept(long first, int size) => kept.AsSpan(start..end).Slice((int)(first - offset), size);

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        Keep(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (end + bytes.Length > kept.Length)
        {
            var wanted = kept.AsSpan(start..end);
            var room =
                wanted.Length + bytes.Length > kept.Length
                    ? new byte[Math.Max(1 << 17, (wanted.Length + bytes.Length) * 2)]
                    : kept;
            wanted.CopyTo(room);
            (kept, start, end) = (room, 0, wanted.Length);
        }
        bytes.CopyTo(kept.AsSpan(end));
        end += bytes.Length;
    }
}
