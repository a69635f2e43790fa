using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Pipeline.PolicyLab.Learning;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit policy learn</c>.</summary>
internal static class PolicyLearnCommand
{
    private const int HorizonStandard = 365;

    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var (days, incidents, json) = (new PastDays(), new IncidentOptions(), WorkspaceOption.Json());
        var policy = new Option<string?>("--policy")
        {
            Description = "The policy to begin with, by file or by version; by default the one in force.",
            HelpName = "POLICY",
        };
        var horizon = TableColumns.Number("--horizon", "Learn from incidents within so many days.", HorizonStandard, 1, 3653);
        var version = new Option<string?>("--version-name")
        {
            Description = "The version of the learned policy; by default that of the old one with -learned.",
            HelpName = "VERSION",
        };
        var output = CaseOptions.File("--out", "The document, relative to the workspace: policies/learned.yaml.");
        var command = new Command(
            "learn",
            """
            Learns weights, decay and saturation from what followed past ratings, and writes a policy that people can read: the old document with other numbers, and thresholds by
            which colours are as many as before. Grades, rules, context and comments stay. Nothing is in force before foodcredit.yaml names it.

            Example: foodcredit policy learn --from 2019-06-30 --to 2019-12-31 --out policies/learned.yaml --workspace nanchang
            Then: foodcredit backtest --from 2020-12-31 --to 2020-12-31 --policy learned.yaml --against 2021.1 --workspace nanchang
            """
        )
        {
            workspace,
            policy,
            horizon,
            version,
            output,
            json,
        };
        days.AddTo(command);
        incidents.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var learned = LearnPolicy.Of(
                    loaded,
                    new LearnPolicyOptions
                    {
                        Policy = PolicyName.FindOrInForce(loaded, parsed.GetValue(policy)),
                        Days = days.Of(parsed),
                        HorizonDays = parsed.GetValue(horizon),
                        Incidents = incidents.Of(parsed),
                        Version = parsed.GetValue(version),
                        File = parsed.GetRequiredValue(output),
                    },
                    clock,
                    cancellation
                );
                if (parsed.GetValue(json))
                    screen.SayJson(learned);
                else
                    Show(screen, learned);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static void Show(Screen screen, PolicyLearning learned)
    {
        var types = ModelFigures.NewTable("record type", "records", "minor", "general", "serious", "grave", "before");
        foreach (var type in learned.Types)
            types.AddRow([
                Markup.Escape(type.RecordType),
                Count(type.Records),
                .. type.WeightsMilli.Select(Points),
                type.IsLearned ? string.Join(" / ", type.WeightsBeforeMilli.Select(Points)) : "too few records: as before",
            ]);
        screen.Facts.Write(types);
        var colours = ModelFigures.NewTable("colour", "before", "learned", "points from");
        foreach (var own in learned.Colours)
            colours.AddRow(own.Colour.Title(), Count(own.Target), Count(own.Reached), Points(own.ThresholdMilli));
        screen.Facts.Write(colours);
        screen.Say(learned.File);
        screen.Tell(
            string.Create(
                CultureInfo.InvariantCulture,
                $"version {learned.Version}, learned from {learned.Rows:N0} ratings on {learned.Days.Length} days, {learned.WithIncident:N0} with an incident within {learned.HorizonDays} days. Try it on days that it has not seen: foodcredit backtest."
            )
        );
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Points(long milli) => ((decimal)milli / 1000).ToString("0.###", CultureInfo.InvariantCulture);
}
