using System.Buffers.Binary;
using System.IO.Hashing;
using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Builds a 64-bit id from texts exactly as they are; their lengths keep them apart, and none differs from an empty one.</summary>
internal sealed class ExactHash
{
    private byte[] bytes = new byte[256];
    private int length;

    public ExactHash Add(CachedText? text)
    {
        var utf8 = text is null ? [] : text.Utf8;
        Reserve(sizeof(int) + utf8.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), text is null ? -1 : utf8.Length);
        utf8.CopyTo(bytes.AsSpan(length + sizeof(int)));
        length += sizeof(int) + utf8.Length;
        return this;
    }

    public ExactHash Add(byte kind)
    {
        Reserve(1);
        bytes[length++] = kind;
        return this;
    }

    /// <summary>The id of what was added since the last id.</summary>
    public long ToId()
    {
        var id = unchecked((long)XxHash3.HashToUInt64(bytes.AsSpan(0, length)));
        length = 0;
        return id;
    }

    private void Reserve(int more)
    {
        if (length + more > bytes.Length)
            Array.Resize(ref bytes, 2 * (length + more));
    }
}
