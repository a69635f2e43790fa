using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Tells which records were surely not met before in a load: a Bloom filter of one word a record (Putze, Sanders and Singler, "Cache-, Hash- and
/// Space-Efficient Bloom Filters", 2009), shared by all readers. Of two tellings of one record the later is never taken for new; a few records
/// that are told once are taken for known, and are compared in vain.
/// </summary>
internal sealed class RecordFilter
{
    private const int BytesMin = 1 << 16;
    private const int BytesMax = 1 << 27;

    /// <summary>Rows of dumps are seldom shorter; at 16 bits for each of them, one new record in 50 is taken for known where all are.</summary>
    private const int DumpBytesPerByte = 32;

    private readonly ulong[] words;

    /// <param name="dumpBytes">The size of all dumps of the load.</param>
    public RecordFilter(long dumpBytes) =>
        words = new ulong[Math.Clamp(dumpBytes / DumpBytesPerByte, BytesMin, BytesMax) / sizeof(ulong)];

    /// <summary>Fetches the word of a record that will soon be asked for.</summary>
    public unsafe void Expect(UInt128 recordId)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref WordOf(recordId)));
    }

    /// <summary>Notes a record; whether it was surely not noted before.</summary>
    public bool IsNew(UInt128 recordId)
    {
        var high = (ulong)(recordId >> 64);
        var bits =
            1ul << (int)(high & 63)
            | 1ul << (int)(high >> 6 & 63)
            | 1ul << (int)(high >> 12 & 63)
            | 1ul << (int)(high >> 18 & 63);
        return (Interlocked.Or(ref WordOf(recordId), bits) & bits) != bits;
    }

    private ref ulong WordOf(UInt128 recordId) =>
        ref words[(int)Math.BigMul(unchecked((ulong)recordId), (ulong)words.Length, out _)];
}
