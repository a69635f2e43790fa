using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>What one reading thread remembers from row to row and file to file, in bounded memory.</summary>
/// <param name="Shared">What it shares with the others.</param>
internal sealed record ReaderMemory(LoadMemory Shared)
{
    public FieldCache Fields { get; } = new();
}
