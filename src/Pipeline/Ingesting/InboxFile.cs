using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>A dump in the inbox that no run has taken yet.</summary>
/// <param name="Name">Its path below the inbox, with forward slashes.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Contract">The source it belongs to.</param>
/// <param name="Sha256">Lower-case hex of its bytes: its identity.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="DeliveredOn">The delivery date in its name.</param>
internal sealed record InboxFile(
    string Name,
    string Path,
    SourceContract Contract,
    string Sha256,
    long Bytes,
    DateOnly DeliveredOn
);
