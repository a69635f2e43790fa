using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.PolicyLab.Backtesting;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary>A back-test as people read it: first whether the colours are in order.</summary>
internal static class BacktestView
{
    public static void Show(Screen screen, Backtest backtest)
    {
        foreach (var horizon in backtest.Horizons)
            screen.Say(Order(horizon));
        foreach (var horizon in backtest.Horizons)
            Show(screen, horizon);
        Show(screen, backtest.Stability);
        screen.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{backtest.Policy.Id} {backtest.Policy.Version}; incident: {Kind(backtest.Incidents)}, by {backtest.GradedBy.Version}; known until {backtest.KnownUntil:yyyy-MM-dd}. Nothing was published."
            )
        );
        foreach (var note in backtest.Notes)
            screen.Tell(note);
    }

    /// <summary>A line a day, horizon and colour.</summary>
    public static IEnumerable<string> Csv(Backtest backtest) =>
        [
            "as_of,horizon_days,colour,entities,with_incident",
            .. backtest.Rates.Select(rate =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rate.AsOf:yyyy-MM-dd},{rate.HorizonDays},{rate.Colour.Name()},{rate.Entities},{rate.WithIncident}"
                )
            ),
        ];

    private static string Order(BacktestHorizon horizon) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{horizon.HorizonDays} days: {string.Join(horizon.IsMonotone ? " < " : ", ", horizon.Colours.Where(own => own.Rate is not null).Select(own => $"{own.Colour.Name()} {Percent(own.Rate!.Value.Value)}"))}: {(horizon.IsMonotone ? "monotone" : "NOT monotone")}"
        );

    private static void Show(Screen screen, BacktestHorizon horizon)
    {
        screen.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{horizon.HorizonDays} days: {horizon.Rows:N0} ratings of {horizon.Entities:N0} entities on {horizon.Days.Length} days, {horizon.WithIncident:N0} with an incident"
            )
        );
        var colours = ModelFigures.NewTable("colour", "ratings", "with incident", "rate", "95% interval");
        foreach (var own in horizon.Colours)
            colours.AddRow(
                own.Colour.Title(),
                Count(own.Rows),
                Count(own.WithIncident),
                own.Rate is { } rate ? ModelFigures.Number(rate.Value) : "",
                own.Rate is { } spread ? ModelFigures.Interval(spread) : ""
            );
        screen.Facts.Write(colours);
        ModelFigures.Show(screen, horizon.Metrics);
        if (horizon.AucAgainst is { } difference)
            screen.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"auc against the other policy: {difference.Estimate.Value:+0.0000;-0.0000} ({difference.Estimate.Low:+0.0000;-0.0000} to {difference.Estimate.High:+0.0000;-0.0000})"
                )
            );
        if (horizon.Calibration.IsEmpty)
            return;
        var calibration = ModelFigures.NewTable("tenth of the points", "ratings", "predicted", "observed", "95% interval");
        foreach (var (part, i) in horizon.Calibration.Select((part, i) => (part, i)))
            calibration.AddRow(
                (i + 1).ToString(CultureInfo.InvariantCulture),
                Count(part.Rows),
                ModelFigures.Number(part.Predicted),
                ModelFigures.Number(part.Observed),
                string.Create(CultureInfo.InvariantCulture, $"{part.Low:0.0000} to {part.High:0.0000}")
            );
        screen.Facts.Write(calibration);
    }

    private static void Show(Screen screen, ColourStability stability)
    {
        if (stability.ChangedPerMonth is { } changed)
            screen.Say(
                $"colours that change in a month: {Percent(changed)} ({Count(stability.Worse)} worse, {Count(stability.Better)} better, of {Count(stability.Pairs)})"
            );
        var table = ModelFigures.NewTable("colour", "began", "ended", "mean days of those that ended", "median days");
        foreach (var own in stability.Colours)
            table.AddRow(
                own.Colour.Title(),
                Count(own.Spells),
                Count(own.Ended),
                own.MeanDaysEnded?.ToString("0.0", CultureInfo.InvariantCulture) ?? "",
                own.MedianDays is { } median ? Count(median)
                    : own.Spells == 0 ? ""
                    : "more than half last"
            );
        screen.Facts.Write(table);
    }

    private static string Kind(IncidentKind kind) =>
        $"{kind.AtLeast.ToString().ToLowerInvariant()} or worse{(kind.RecordTypes.IsEmpty ? "" : $" of {string.Join(", ", kind.RecordTypes)}")}";

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
