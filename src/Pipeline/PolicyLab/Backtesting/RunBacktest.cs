using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>
/// Tries a policy on the past (回溯检验): 1. what came about, by all that is known now; 2. the ratings of past days, each from what was known on it; 3. what they were worth.
/// </summary>
public static class RunBacktest
{
    /// <summary>With fewer, intervals tell more than values.</summary>
    private const int FewIncidents = 50;

    /// <summary>Tries.</summary>
    /// <param name="workspace">The city.</param>
    /// <param name="options">What to try.</param>
    /// <param name="clock">For the lock.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    /// <exception cref="BrokenContractException">Nothing was loaded, no horizon of any day ends by the last day known, or nobody was rated.</exception>
    public static Backtest Of(Workspace workspace, BacktestOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        using var city = LabCity.Open(workspace, options.Days[0], clock, cancellation);
        var knownUntil = KnownIncidents.Make(city, workspace.Policy, options.Incidents);
        ImmutableArray<int> horizons =
        [
            .. options.Horizons.Distinct().Order().Where(horizon => options.Days[0].AddDays(horizon) <= knownUntil),
        ];
        var days = KnownIncidents.DaysThatEnd(options.Days, options.Horizons.Min(), knownUntil);
        ImmutableArray<PolicyDocument> policies =
        [
            options.Policy ?? workspace.Policy,
            .. options.Against is { } other ? [other] : ImmutableArray<PolicyDocument>.Empty,
        ];
        var rated = RatePast.Of(city, policies, days);
        if (rated[0].All(day => day.Entities.Length == 0))
            throw NobodyRated(days, policies[0]);
        var measured = horizons.Select(horizon => Measure(horizon, rated, knownUntil, options)).ToImmutableArray();
        return new Backtest
        {
            Policy = PolicyName.Of(policies[0]),
            Against = policies.Length > 1 ? PolicyName.Of(policies[1]) : null,
            GradedBy = PolicyName.Of(workspace.Policy),
            Incidents = options.Incidents,
            KnownUntil = knownUntil,
            Horizons = measured,
            Stability = ColourStability.Of(rated[0]),
            Rates = [.. measured.SelectMany(horizon => Rates(horizon, rated[0]))],
            Notes = [.. LeftOut(options, measured), .. Few(measured)],
        };
    }

    private static BacktestHorizon Measure(
        int horizon,
        ImmutableArray<ImmutableArray<RatedDay>> rated,
        DateOnly knownUntil,
        BacktestOptions options
    )
    {
        var ended = rated.Select(days => days.Where(day => day.Day.AddDays(horizon) <= knownUntil).ToImmutableArray()).ToArray();
        return new MeasureHorizon(horizon, ended[0], options.Resampling).Measure(ended.Length > 1 ? ended[1] : []);
    }

    private static IEnumerable<BacktestRate> Rates(BacktestHorizon horizon, ImmutableArray<RatedDay> rated) =>
        from day in rated.Where(day => horizon.Days.Contains(day.Day))
        from colour in Enum.GetValues<Colour>()
        let places = Enumerable.Range(0, day.Entities.Length).Where(place => day.Colours[place] == colour).ToList()
        select new BacktestRate(
            day.Day,
            horizon.HorizonDays,
            colour,
            places.Count,
            places.Count(place => day.HasIncident(place, horizon.HorizonDays))
        );

    private static IEnumerable<string> LeftOut(BacktestOptions options, ImmutableArray<BacktestHorizon> measured)
    {
        foreach (var horizon in options.Horizons.Distinct().Order())
        {
            var used = measured.FirstOrDefault(own => own.HorizonDays == horizon)?.Days.Length ?? 0;
            if (used < options.Days.Length)
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{horizon} days: {options.Days.Length - used} of {options.Days.Length} days are left out, as their horizon ends after the last day known"
                );
        }
    }

    private static IEnumerable<string> Few(ImmutableArray<BacktestHorizon> measured) =>
        measured
            .Where(own => own.WithIncident < FewIncidents)
            .Select(own =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{own.HorizonDays} days: too few ratings with an incident ({own.WithIncident}) to judge by"
                )
            );

    private static BrokenContractException NobodyRated(ImmutableArray<DateOnly> days, PolicyDocument policy) =>
        new(
            new Fault(
                policy.File,
                0,
                0,
                $"entities that it rates from {Days.Text(days[0])} to {Days.Text(days[^1])}",
                "none known on those days",
                "begin after the first delivery of registrations"
            )
        );
}
