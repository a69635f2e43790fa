using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace FoodCredit.Pipeline.Identifiers;

/// <summary>
/// Builds 128-bit ids from texts: each is fed with its length before it, so that no two lists of texts collide by joining. Absent and
/// empty differ. XxHash128: sixteen million ids collide with a probability of 4e-25.
/// </summary>
internal sealed class FactKey
{
    private readonly XxHash128 hash = new();
    private byte[] buffer = new byte[256];

    public FactKey Add(string? text)
    {
        var size = text is null ? -1 : Encoding.UTF8.GetByteCount(text);
        if (size + sizeof(int) > buffer.Length)
            buffer = new byte[size + sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(buffer, size);
        if (text is not null)
            Encoding.UTF8.GetBytes(text, buffer.AsSpan(sizeof(int)));
        hash.Append(buffer.AsSpan(0, sizeof(int) + Math.Max(size, 0)));
        return this;
    }

    public FactKey Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int) + sizeof(long)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(bytes[sizeof(int)..], number);
        hash.Append(bytes);
        return this;
    }

    /// <summary>The id of what was added since the last id.</summary>
    public Guid ToId()
    {
        Span<byte> bytes = stackalloc byte[16];
        hash.GetHashAndReset(bytes);
        return new Guid(bytes, bigEndian: true);
    }
}
