using System.Numerics;
using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>What all reading threads of a load share: bounded, and no larger than the dumps ask for.</summary>
/// <param name="dumpBytes">The size of all dumps of the load.</param>
internal sealed class LoadMemory(long dumpBytes)
{
    private const int DetailSlotBits = 14;
    private const int PartySlotBitsMin = 12;

    /// <summary>Two million slots of 80 bytes.</summary>
    private const int PartySlotBitsMax = 21;

    /// <summary>About one way of naming a party stands in so many bytes of a city's dumps.</summary>
    private const int DumpBytesPerParty = 1024;

    public TermsCache Parties { get; } =
        new(
            Math.Clamp(
                BitOperations.Log2((ulong)Math.Max(1, dumpBytes / DumpBytesPerParty)) + 1,
                PartySlotBitsMin,
                PartySlotBitsMax
            )
        );

    public TermsCache Details { get; } = new(DetailSlotBits);

    /// <summary>The records that were met.</summary>
    public RecordFilter MetBefore { get; } = new(dumpBytes);
}
