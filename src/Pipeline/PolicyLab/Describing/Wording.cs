namespace FoodCredit.Pipeline.PolicyLab.Describing;

/// <summary>The same words in both languages: they stand side by side where they are written, so that neither falls behind.</summary>
public readonly record struct Wording(string Chinese, string English)
{
    /// <summary>What is written alike in both: a number, a date, an id.</summary>
    public static Wording Same(string text) => new(text, text);

    public string In(PolicyLanguage language) => language == PolicyLanguage.Chinese ? Chinese : English;

    /// <summary>One after the other.</summary>
    public static Wording operator +(Wording first, Wording second) =>
        new(first.Chinese + second.Chinese, first.English + second.English);

    /// <summary>All, with a separator between.</summary>
    public static Wording Join(Wording separator, IEnumerable<Wording> parts)
    {
        Wording[] all = [.. parts];
        return new(
            string.Join(separator.Chinese, all.Select(part => part.Chinese)),
            string.Join(separator.English, all.Select(part => part.English))
        );
    }
}
