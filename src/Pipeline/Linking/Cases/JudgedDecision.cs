namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>A decision beside the truth.</summary>
/// <param name="Record">The record's id.</param>
/// <param name="Source">Who tells it.</param>
/// <param name="Entity">Whom it belongs to; empty: nobody.</param>
/// <param name="Corruptions">What was done to it.</param>
/// <param name="Outcome">matched, review or unmatched.</param>
/// <param name="Likeliest">The likeliest entity; empty: none.</param>
/// <param name="Probability">Its probability, in millionths.</param>
/// <param name="IsFound">The true entity was among those compared.</param>
/// <param name="Flags">code_conflict, tie, code_repaired, natural_person, joined by semicolons; empty: none.</param>
public sealed record JudgedDecision(
    string Record,
    string Source,
    string Entity,
    string Corruptions,
    string Outcome,
    string Likeliest,
    int Probability,
    bool IsFound,
    string Flags
)
{
    /// <summary>Attached to the entity that it belongs to, or left alone as nobody's.</summary>
    public bool IsRight => Outcome == "matched" ? Likeliest == Entity : Entity.Length == 0;
}
