namespace FoodCredit.Pipeline.PolicyLab.Features;

/// <summary>The rows of an as-of date.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Part">train, validate, test or gap; null: not divided.</param>
/// <param name="Rows">A row an entity.</param>
/// <param name="Labelled">Rows with an outcome.</param>
/// <param name="WithIncident">Those with an incident within the horizon.</param>
public sealed record FeatureDay(DateOnly AsOf, string? Part, long Rows, long Labelled, long WithIncident);
