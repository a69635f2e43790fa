namespace FoodCredit.Pipeline.Reviewing;

/// <summary>A model that was learned from a workspace.</summary>
/// <param name="Json">The document that <c>match_model</c> of foodcredit.yaml may name.</param>
/// <param name="Parties">It was learned from so many ways of naming a party.</param>
/// <param name="Decided">About so many of them persons decided.</param>
public sealed record TrainedModel(ReadOnlyMemory<byte> Json, int Parties, int Decided);
