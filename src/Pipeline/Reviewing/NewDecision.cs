namespace FoodCredit.Pipeline.Reviewing;

/// <summary>A decision that was checked and is to be taken.</summary>
/// <param name="Verdict">accept, reject or undo.</param>
/// <param name="MatchId">The party.</param>
/// <param name="EntityId">The entity; null: any.</param>
/// <param name="By">Who decides.</param>
/// <param name="Because">Why.</param>
/// <param name="Undoes">Of an undo: the number of the decision that it takes back.</param>
internal sealed record NewDecision(
    string Verdict,
    string MatchId,
    string? EntityId,
    string By,
    string Because,
    int? Undoes = null
)
{
    public ReviewDecision At(int number, DateTimeOffset at, DateOnly knownFrom) =>
        new()
        {
            Number = number,
            Verdict = Verdict,
            Undoes = Undoes,
            MatchId = MatchId,
            EntityId = EntityId,
            By = By,
            At = at,
            Because = Because,
            KnownFrom = knownFrom,
            IsUndone = false,
        };
}
