using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Pipeline.PolicyLab.Backtesting;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit backtest</c>.</summary>
internal static class BacktestCommand
{
    private const int ResamplesStandard = 200;

    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var (days, incidents, json) = (new PastDays(), new IncidentOptions(), WorkspaceOption.Json());
        var policy = Policy("--policy", "A policy of the workspace, by file or by version; by default the one in force.");
        var against = Policy("--against", "Another policy: how much better the first ranks the same entities.");
        var horizons = Horizons();
        var (resamples, seed, threads) = (Resamples(), TableColumns.Seed(), TableColumns.Threads());
        var output = new Option<string?>("--out")
        {
            Description = "A CSV of incidents by day, horizon and colour.",
            HelpName = "FILE",
        };
        var command = new Command(
            "backtest",
            """
            Tries a policy on the past: rates each day from what was known on it, and tells what came of the entities of each colour within 90, 180 and 365 days;
            how well points rank, how restless colours are. Nothing is published.

            Example: foodcredit backtest --from 2020-01-31 --to 2020-12-31 --every month --workspace nanchang
            Example: foodcredit backtest --from 2020-01-31 --to 2020-12-31 --policy draft.yaml --against 2021.1 --horizons 180 --workspace nanchang
            """
        )
        {
            workspace,
            policy,
            against,
            horizons,
            resamples,
            seed,
            threads,
            output,
            json,
        };
        days.AddTo(command);
        incidents.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var backtest = RunBacktest.Of(
                    loaded,
                    new BacktestOptions
                    {
                        Policy = PolicyName.FindOrInForce(loaded, parsed.GetValue(policy)),
                        Against = parsed.GetValue(against) is { } other ? PolicyName.Find(loaded, other) : null,
                        Days = days.Of(parsed),
                        Horizons = parsed.GetValue(horizons),
                        Incidents = incidents.Of(parsed),
                        Resampling = new BootstrapOptions(
                            parsed.GetValue(resamples),
                            (ulong)parsed.GetValue(seed),
                            parsed.GetValue(threads)
                        ),
                    },
                    clock,
                    cancellation
                );
                if (parsed.GetValue(output) is { } file)
                    File.WriteAllLines(file, BacktestView.Csv(backtest));
                if (parsed.GetValue(json))
                    screen.SayJson(EvaluationFacts.Of(backtest));
                else
                    BacktestView.Show(screen, backtest);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static Option<int> Resamples()
    {
        var option = TableColumns.Resamples();
        option.DefaultValueFactory = _ => ResamplesStandard;
        return option;
    }

    private static Option<string?> Policy(string name, string description) =>
        new(name) { Description = description, HelpName = "POLICY" };

    private static Option<ImmutableArray<int>> Horizons() =>
        new("--horizons")
        {
            Description = "How many days after each day to look for incidents.",
            HelpName = "DAYS,...",
            DefaultValueFactory = _ => [90, 180, 365],
            CustomParser = result =>
            {
                var horizons = ImmutableArray.CreateBuilder<int>();
                foreach (var part in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
                {
                    if (
                        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                        && days is > 0 and <= 3653
                    )
                        horizons.Add(days);
                    else
                        result.AddError(
                            $"--horizons: expected numbers of days from 1 to 3653, such as 90,180,365; found '{part}'."
                        );
                }
                return horizons.ToImmutable();
            },
        };
}
