using System.Globalization;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>
/// Invented trade names (字号). A few are popular and most are rare: the name of rank r is drawn with a density like 1 / (r + 60), so that
/// the first hundred of 60,000 stand for about an eighth of all.
/// </summary>
internal sealed class TradeNames
{
    private const int Ranks = 60_000;
    private const double Offset = 60;
    private const int Steps = 4096;

    private readonly ulong seed;

    /// <summary>The rank at each step of the drawn number.</summary>
    private readonly int[] quantiles = new int[Steps + 1];

    public TradeNames(ulong seed)
    {
        this.seed = seed;
        for (var i = 0; i <= Steps; i++)
            quantiles[i] = (int)Math.Round(Offset * (Math.Pow(1 + Ranks / Offset, (double)i / Steps) - 1));
    }

    public string Draw(ref Draws draws)
    {
        var way = draws.Below(100);
        if (way < 10)
            return string.Format(
                CultureInfo.InvariantCulture,
                NameWords.SurnameForms[draws.Below(NameWords.SurnameForms.Length)],
                CityWords.Surnames[draws.Below(CityWords.Surnames.Length)]
            );
        if (way < 12)
            return Ranked(ref draws) + NameWords.Latin[draws.Below(NameWords.Latin.Length)];
        if (way < 66)
            return Ranked(ref draws);
        if (way < 90)
            return Ranked(ref draws) + CityWords.Brand[draws.Below(CityWords.Brand.Length)];
        return Ranked(ref draws) + NameWords.TwoCharacters(ref draws);
    }

    /// <summary>The same rank is the same name in all of a registry.</summary>
    private string Ranked(ref Draws draws)
    {
        var step = draws.Below(Steps);
        var rank = quantiles[step] + draws.Below(Math.Max(1, quantiles[step + 1] - quantiles[step]));
        var letters = Draws.Of(seed, DrawStream.MatchTradeName, rank);
        return NameWords.TwoCharacters(ref letters);
    }
}
