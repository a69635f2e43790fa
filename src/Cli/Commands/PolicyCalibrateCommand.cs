using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Scoring.Policies;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit policy calibrate</c>.</summary>
internal static class PolicyCalibrateCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var policy = new Argument<string?>("POLICY")
        {
            Description = "A policy of the workspace, by file or by version; by default the one in force.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var targets = new Option<ImmutableSortedDictionary<Colour, long>>("--targets")
        {
            Description = "How many entities shall be of each colour: yellow=1646,orange=860,red=491.",
            HelpName = "COLOUR=N,...",
            Required = true,
            CustomParser = Targets,
        };
        var workspace = WorkspaceOption.Workspace();
        var asOf = WorkspaceOption.AsOf("The day to rate; by default that of the rating in force.");
        var json = WorkspaceOption.Json();
        var command = new Command(
            "calibrate",
            """
            Finds the thresholds by which a policy gives wanted numbers of yellow, orange and red entities on a day, tells how near it comes, and what prevents more:
            entities of equal points are all of a colour or none, and rules bind some to a colour. Stability is left out. Nothing is changed.

            Example: foodcredit policy calibrate --targets yellow=1646,orange=860,red=491 --workspace nanchang
            """
        )
        {
            policy,
            targets,
            workspace,
            asOf,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var calibration = CalibratePolicy.Of(
                    loaded,
                    PolicyName.FindOrInForce(loaded, parsed.GetValue(policy)),
                    parsed.GetValue(targets)!,
                    parsed.GetValue(asOf),
                    clock,
                    cancellation
                );
                if (parsed.GetValue(json))
                    screen.SayJson(calibration);
                else
                    Show(screen, calibration);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static ImmutableSortedDictionary<Colour, long>? Targets(ArgumentResult result)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<Colour, long>();
        foreach (var part in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            Colour? colour = part.Split('=')[0] switch
            {
                "yellow" => Colour.Yellow,
                "orange" => Colour.Orange,
                "red" => Colour.Red,
                _ => null,
            };
            if (
                colour is not { } own
                || found.ContainsKey(own)
                || !long.TryParse(
                    part.AsSpan(part.IndexOf('=') + 1),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var count
                )
            )
            {
                result.AddError(
                    $"--targets: expected yellow, orange and red, each once with a number, such as yellow=1646,orange=860,red=491; found '{part}'."
                );
                return null;
            }
            found[own] = count;
        }
        return found.ToImmutable();
    }

    private static void Show(Screen screen, PolicyCalibration calibration)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("colour");
        foreach (var title in (string[])["target", "reached", "difference", "by rules alone", "points from"])
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var own in calibration.Colours)
            table.AddRow(
                own.Colour.Name(),
                Number(own.Target),
                Number(own.Reached),
                (own.Reached - own.Target).ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture),
                Number(own.Bound),
                Points(own.ThresholdMilli)
            );
        screen.Facts.Write(table);
        foreach (var own in calibration.Colours.Where(own => own.Reached != own.Target))
            screen.Say(
                $"{own.Colour.Name()}: "
                    + (
                        own.TiedPointsMilli is { } tied
                            ? $"{Number(own.Tied)} entities have {Points(tied)} points, where the target would be met"
                        : own.Reached < own.Target ? "no more entities have points"
                        : "rules alone give more"
                    )
            );
        screen.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{calibration.Policy.Id} {calibration.Policy.Version}, {calibration.Entities:N0} entities as of {calibration.AsOf:yyyy-MM-dd}. For the policy, with a new version:"
            )
        );
        screen.Say(
            $"thresholds: {{ {string.Join(", ", calibration.Colours.Select(own => $"{own.Colour.Name()}: {Points(own.ThresholdMilli)}"))} }}"
        );
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Points(long milli) => ((decimal)milli / 1000).ToString("0.###", CultureInfo.InvariantCulture);
}
