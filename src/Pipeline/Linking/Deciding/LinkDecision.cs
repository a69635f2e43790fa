namespace FoodCredit.Pipeline.Linking.Deciding;

/// <summary>Whose a record is.</summary>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Entity">The likeliest entity; -1: no entity shares anything with the record.</param>
/// <param name="Probability">Of that entity, in millionths.</param>
/// <param name="Weight">Of that entity, in thousandths of a bit, against nobody.</param>
/// <param name="RunnerUp">The next likeliest entity; -1: none.</param>
/// <param name="RunnerUpWeight">Its weight; only where there is one.</param>
/// <param name="Flags">What else should be told.</param>
internal readonly record struct LinkDecision(
    LinkOutcome Outcome,
    int Entity,
    int Probability,
    int Weight,
    int RunnerUp,
    int RunnerUpWeight,
    LinkFlags Flags
)
{
    public static readonly LinkDecision Nobody = new(LinkOutcome.Unmatched, -1, 0, 0, -1, 0, LinkFlags.None);
}
