using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>How long entities stay of a colour. A spell is told where its beginning was seen, so not from the first day.</summary>
/// <param name="Colour">The colour.</param>
/// <param name="Spells">Spells that began.</param>
/// <param name="Ended">Those that ended; all others last beyond the last day, or the entity was no longer rated.</param>
/// <param name="MeanDaysEnded">The mean length of those that ended; null: none did. Too short while others last.</param>
/// <param name="MedianDays">The length that half of the spells exceed, those that last taken into account (Kaplan, Meier 1958); null: more than half last.</param>
public sealed record ColourSpells(Colour Colour, int Spells, int Ended, double? MeanDaysEnded, int? MedianDays)
{
    /// <summary>By the lengths of spells.</summary>
    internal static ColourSpells Of(Colour colour, IReadOnlyCollection<(int Days, bool IsEnded)> spells)
    {
        var ended = spells.Where(spell => spell.IsEnded).Select(spell => spell.Days).ToList();
        return new ColourSpells(colour, spells.Count, ended.Count, ended.Count == 0 ? null : ended.Average(), Median(spells));
    }

    /// <summary>Of 2 spells of 30 days that ended and 2 that lasted 60 it is 30: half of all ended on that day.</summary>
    private static int? Median(IReadOnlyCollection<(int Days, bool IsEnded)> spells)
    {
        var (lasting, left) = (1.0, spells.Count);
        foreach (var length in spells.GroupBy(spell => spell.Days).OrderBy(group => group.Key))
        {
            lasting *= 1 - ((double)length.Count(spell => spell.IsEnded) / left);
            left -= length.Count();
            if (lasting <= 0.5)
                return length.Key;
        }
        return null;
    }
}
