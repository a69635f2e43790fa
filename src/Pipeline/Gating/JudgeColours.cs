using System.Globalization;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Gating;

/// <summary>What the colours of a candidate tell, alone and beside those of the run before.</summary>
internal static class JudgeColours
{
    /// <summary>The share of each colour against its limit, and against its share in the run before.</summary>
    public static IEnumerable<Finding> Shares(ColoursGate gate, CandidateFacts facts)
    {
        var (rated, ratedBefore) = (facts.Colours.Values.Sum(), facts.Previous?.Colours.Values.Sum() ?? 0);
        foreach (var colour in Enum.GetValues<Colour>())
        {
            var name = colour.ToString().ToLowerInvariant();
            var count = facts.Colours.GetValueOrDefault(name);
            var found = Invariant($"{count} of {rated}{Finding.Share(count, rated)}");
            if (Limit(gate, colour) is { } limit)
                yield return new Finding(
                    "colours",
                    name,
                    rated == 0 ? null : count <= limit * rated,
                    $"at most {Finding.Percent(limit)} of the rated",
                    found
                );
            var before = facts.Previous?.Colours.GetValueOrDefault(name) ?? 0;
            yield return new Finding(
                "colours",
                name,
                rated == 0 || ratedBefore == 0
                    ? null
                    // Both shares over their common denominator: nothing is rounded.
                    : Math.Abs(((decimal)count * ratedBefore) - ((decimal)before * rated))
                        <= gate.ShareChangeMax * rated * ratedBefore,
                $"a share that differs by at most {Finding.Percent(gate.ShareChangeMax)} of the rated from the run before",
                ratedBefore == 0
                    ? $"{found}, and no rating before"
                    : Invariant($"{found}, before {before} of {ratedBefore}{Finding.Share(before, ratedBefore)}")
            );
        }
    }

    public static IEnumerable<Finding> Changes(ChangesGate gate, CandidateFacts facts)
    {
        var isWithin = facts.Changed <= gate.ShareMax * facts.RatedInBoth && facts.Changed <= (gate.CountMax ?? long.MaxValue);
        yield return new Finding(
            "changes",
            null,
            facts.RatedInBoth == 0 ? null : isWithin,
            Invariant(
                $"at most {Finding.Percent(gate.ShareMax)}{(gate.CountMax is { } most ? Invariant($" and {most}") : "")} of those rated before in another colour"
            ),
            Invariant($"{facts.Changed} of {facts.RatedInBoth}{Finding.Share(facts.Changed, facts.RatedInBoth)}")
        );
    }

    private static decimal? Limit(ColoursGate gate, Colour colour) =>
        colour switch
        {
            Colour.Yellow => gate.YellowMax,
            Colour.Orange => gate.OrangeMax,
            Colour.Red => gate.RedMax,
            _ => null,
        };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
