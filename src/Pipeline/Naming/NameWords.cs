namespace FoodCredit.Pipeline.Naming;

/// <summary>The words of names of businesses: tables LegalForms, Industries, Branches and Annotations.</summary>
internal static class NameWords
{
    /// <summary>Ends of names; the number is the <see cref="LegalForm"/>.</summary>
    public static readonly Lexicon Forms = new(isReversed: true);

    /// <summary>Trades and lines of business; the number is 1 where the word says what the place is (饭店), else 0.</summary>
    public static readonly Lexicon Industries = new(isReversed: true);

    /// <summary>Ends of names of branches; the number is 1 where the word says so by itself (分公司), else 0 (部).</summary>
    public static readonly Lexicon Branches = new(isReversed: true);

    /// <summary>Notes in brackets; the number is the <see cref="LegalForm"/> they tell, or <see cref="Rank"/>.</summary>
    public static readonly Lexicon Notes = new(isReversed: false);

    /// <summary>What stands before another name of the same business: 原名, 曾用名, 又名.</summary>
    public static readonly Lexicon OtherNames = new(isReversed: false);

    /// <summary>The number of a note that ranks the name before it: 第一名称.</summary>
    public const int Rank = 255;

    static NameWords()
    {
        foreach (var row in TableText.Rows("LegalForms"))
            Forms.Add(row[0], (int)Enum.Parse<LegalForm>(row[1]));
        foreach (var row in TableText.Rows("Industries"))
            Industries.Add(row[0], row[1] == "shop" ? 1 : 0);
        foreach (var row in TableText.Rows("Branches"))
            Branches.Add(row[0], row[1] == "branch" ? 1 : 0);
        foreach (var row in TableText.Rows("Annotations"))
        {
            if (row[1] == "other")
                OtherNames.Add(row[0], 0);
            else
                Notes.Add(
                    row[0],
                    row[1] switch
                    {
                        "drop" => (int)LegalForm.None,
                        "ordinal" => Rank,
                        var form => (int)Enum.Parse<LegalForm>(form),
                    }
                );
        }
    }
}
