using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Gating;

/// <summary>What was found where a gate looked, before it is said what comes of it.</summary>
/// <param name="Gate">The gate's key.</param>
/// <param name="Subject">The source or colour; null: the whole run.</param>
/// <param name="IsPassed">Null: there is nothing to compare with.</param>
/// <param name="Expected">For people.</param>
/// <param name="Found">For people.</param>
internal sealed record Finding(string Gate, string? Subject, bool? IsPassed, string Expected, string Found)
{
    public GateResult ToResult(GateAction action) =>
        new(
            Gate,
            Subject,
            IsPassed switch
            {
                null => GateOutcome.Skipped,
                true => GateOutcome.Passed,
                false when action == GateAction.Block => GateOutcome.Blocked,
                false => GateOutcome.Warned,
            },
            Expected,
            Found
        );

    /// <summary>0.125 as <c>12.5%</c>: up to two decimals, cut and not rounded up to a limit that is not reached.</summary>
    public static string Percent(decimal share) =>
        (decimal.Truncate(share * 10_000) / 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary><c> (12.5%)</c>; nothing where the whole is nothing.</summary>
    public static string Share(long part, long whole) => whole == 0 ? "" : $" ({Percent((decimal)part / whole)})";
}
