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
        var forms = TableText.Named("LegalForms");
        while (forms.Read())
            Forms.Add(forms[0], FormOf(forms[1]));
        var industries = TableText.Named("Industries");
        while (industries.Read())
            Industries.Add(industries[0], industries[1] is "shop" ? 1 : 0);
        var branches = TableText.Named("Branches");
        while (branches.Read())
            Branches.Add(branches[0], branches[1] is "branch" ? 1 : 0);
        var notes = TableText.Named("Annotations");
        while (notes.Read())
        {
            if (notes[1] is "other")
                OtherNames.Add(notes[0], 0);
            else
                Notes.Add(notes[0], notes[1] is "ordinal" ? Rank : FormOf(notes[1]));
        }
    }

    /// <summary>None: the note tells none.</summary>
    private static int FormOf(ReadOnlySpan<char> member) => (int)Enum.Parse<LegalForm>(member);
}
