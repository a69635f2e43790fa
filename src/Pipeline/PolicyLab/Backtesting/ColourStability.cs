using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>How restless colours are.</summary>
/// <param name="Pairs">Entities that were rated on a day and on the one before, summed over days.</param>
/// <param name="Worse">Those whose colour got worse.</param>
/// <param name="Better">Those whose colour got better.</param>
/// <param name="ChangedPerMonth">The share of entities that change their colour in a month of 30.44 days; null: there are no pairs.</param>
/// <param name="Colours">How long each lasts.</param>
public sealed record ColourStability(
    long Pairs,
    long Worse,
    long Better,
    double? ChangedPerMonth,
    ImmutableArray<ColourSpells> Colours
)
{
    private const double MonthDays = 30.44;

    /// <summary>Of ratings one after the other.</summary>
    internal static ColourStability Of(ImmutableArray<RatedDay> rated)
    {
        var (pairs, worse, better, months) = (0L, 0L, 0L, 0.0);
        var spells = Enum.GetValues<Colour>().ToDictionary(colour => colour, _ => new List<(int Days, bool IsEnded)>());
        var open = new Dictionary<int, (Colour Colour, DateOnly? From)>();
        DateOnly? before = null;
        foreach (var day in rated)
        {
            var next = new Dictionary<int, (Colour Colour, DateOnly? From)>(day.Entities.Length);
            for (var place = 0; place < day.Entities.Length; place++)
            {
                var (entity, colour) = (day.Entities[place], day.Colours[place]);
                if (!open.Remove(entity, out var spell))
                    spell = (colour, null);
                else
                {
                    pairs++;
                    months += (day.Day.DayNumber - before!.Value.DayNumber) / MonthDays;
                    worse += colour > spell.Colour ? 1 : 0;
                    better += colour < spell.Colour ? 1 : 0;
                }
                if (colour != spell.Colour)
                {
                    End(spells, spell, day.Day, isEnded: true);
                    spell = (colour, day.Day);
                }
                next.Add(entity, spell);
            }
            // Whoever is rated no longer was last seen the day before.
            foreach (var spell in open.Values)
                End(spells, spell, before!.Value, isEnded: false);
            (open, before) = (next, day.Day);
        }
        foreach (var spell in open.Values)
            End(spells, spell, before!.Value, isEnded: false);
        return new ColourStability(
            pairs,
            worse,
            better,
            pairs == 0 ? null : (worse + better) / months,
            [.. spells.Select(own => ColourSpells.Of(own.Key, own.Value))]
        );
    }

    private static void End(
        Dictionary<Colour, List<(int Days, bool IsEnded)>> spells,
        (Colour Colour, DateOnly? From) spell,
        DateOnly day,
        bool isEnded
    )
    {
        if (spell.From is { } from)
            spells[spell.Colour].Add((day.DayNumber - from.DayNumber, isEnded));
    }
}
