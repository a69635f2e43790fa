using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FoodCredit.Pipeline.Linking;

/// <summary>Asks the processor for memory before it is read. Nothing depends on the answer, so that objects may move meanwhile.</summary>
internal static class Memory
{
    public static unsafe void Fetch<T>(ref T place)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }

    /// <summary>The beginning of an object.</summary>
    public static unsafe void FetchObject(object own)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(*(void**)Unsafe.AsPointer(ref own));
    }
}
