namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>One decision beside the truth.</summary>
/// <param name="IsOwned">The record belongs to an entity.</param>
/// <param name="IsFound">That entity was among the candidates.</param>
/// <param name="IsAttached">The record was matched.</param>
/// <param name="IsRight">With the right entity.</param>
/// <param name="IsReviewed">It waits for a person.</param>
/// <param name="IsConflict">Its code was told to be another's.</param>
/// <param name="IsUndecidable">The truth says that nothing in the record tells its owner from others.</param>
public readonly record struct Verdict(
    bool IsOwned,
    bool IsFound,
    bool IsAttached,
    bool IsRight,
    bool IsReviewed,
    bool IsConflict,
    bool IsUndecidable = false
);
