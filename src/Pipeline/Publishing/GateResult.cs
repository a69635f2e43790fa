namespace FoodCredit.Pipeline.Publishing;

/// <summary>What a gate said of a candidate, as <c>run.json</c> has it.</summary>
/// <param name="Gate">Its key in <c>gates</c> of <c>foodcredit.yaml</c>.</param>
/// <param name="Subject">The source or colour that was looked at; null: the run as a whole.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Expected">What the gate wants, for people.</param>
/// <param name="Found">What the candidate has, for people.</param>
public sealed record GateResult(string Gate, string? Subject, GateOutcome Outcome, string Expected, string Found)
{
    /// <summary><c>gate volume (scjg_penalty): expected at least 30% of ...; found ...</c>.</summary>
    public override string ToString() =>
        $"gate {Gate}{(Subject is null ? "" : $" ({Subject})")}: expected {Expected}; found {Found}";
}

/// <summary>What came of a gate.</summary>
public enum GateOutcome
{
    Passed,

    /// <summary>There is nothing to compare with yet.</summary>
    Skipped,

    /// <summary>A fault, and the run went on.</summary>
    Warned,

    /// <summary>A fault that keeps the candidate from being published, unless a person answers for it.</summary>
    Blocked,
}
