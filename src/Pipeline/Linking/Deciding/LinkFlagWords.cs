namespace FoodCredit.Pipeline.Linking.Deciding;

/// <summary>Flags as outputs write them.</summary>
internal static class LinkFlagWords
{
    private static readonly (LinkFlags Flag, string Word)[] Words =
    [
        (LinkFlags.CodeConflict, "code_conflict"),
        (LinkFlags.CodeRepaired, "code_repaired"),
        (LinkFlags.NaturalPerson, "natural_person"),
        (LinkFlags.Tie, "tie"),
    ];

    /// <summary>Joined by semicolons; empty for none.</summary>
    public static string ToWords(this LinkFlags flags) =>
        string.Join(';', Words.Where(own => flags.HasFlag(own.Flag)).Select(own => own.Word));
}
