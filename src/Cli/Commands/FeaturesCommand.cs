using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.PolicyLab.Features;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit features</c>.</summary>
internal static class FeaturesCommand
{
    private const int HorizonStandard = 365;

    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var (days, incidents, json) = (new PastDays(isRequired: false), new IncidentOptions(), WorkspaceOption.Json());
        var asOf = AsOf();
        var horizon = TableColumns.Number("--horizon", "The label: an incident within so many days.", HorizonStandard, 1, 3653);
        var validate = WorkspaceOption.Date("--validate-from", "The first day of validation rows.", isRequired: false);
        var test = WorkspaceOption.Date("--test-from", "The first day of test rows; gives a column split.", isRequired: false);
        var output = CaseOptions.File("--out", "The table: .csv or .parquet.");
        var command = new Command(
            "features",
            """
            Makes a table for model train: of each day and rated entity what was known then, and whether an incident followed. No names, no addresses.
            With --test-from rows are divided by time, and those whose outcome reaches into the next part have none.

            Example: foodcredit features --from 2019-03-31 --to 2020-12-31 --every quarter --test-from 2020-12-31 --out features.csv --workspace nanchang
            Example: foodcredit features --as-of 2021-12-31 --out today.parquet --workspace nanchang
            Then: foodcredit model train --data features.csv --label label --split split --group entity_id --time as_of
            """
        )
        {
            workspace,
            asOf,
            horizon,
            validate,
            test,
            output,
            json,
        };
        days.AddTo(command);
        incidents.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(validate) is { } first && !(result.GetValue(test) > first))
                result.AddError("--validate-from: name a later day with --test-from.");
        });
        command.SetAction(
            (parsed, cancellation) =>
            {
                var named = parsed.GetValue(asOf);
                var all = days.Of(parsed).Concat(named.IsDefault ? [] : named).Distinct().Order().ToImmutableArray();
                if (all.IsEmpty)
                {
                    screen.Tell("features: name --as-of, or --from and --to.");
                    return Task.FromResult(ExitCode.Usage);
                }
                var made = MakeFeatures.Of(
                    WorkspaceOption.Load(parsed, workspace),
                    new FeatureOptions
                    {
                        Days = all,
                        HorizonDays = parsed.GetValue(horizon),
                        Incidents = incidents.Of(parsed),
                        Split = parsed.GetValue(test) is { } from ? new TimeSplit(parsed.GetValue(validate), from) : null,
                        File = parsed.GetRequiredValue(output),
                    },
                    clock,
                    cancellation
                );
                if (parsed.GetValue(json))
                    screen.SayJson(made);
                else
                    Show(screen, made);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static Option<ImmutableArray<DateOnly>> AsOf() =>
        new("--as-of")
        {
            Description = "The days, by commas.",
            HelpName = "yyyy-MM-dd,...",
            CustomParser = result =>
            {
                var days = ImmutableArray.CreateBuilder<DateOnly>();
                foreach (var part in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
                {
                    if (
                        DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    )
                        days.Add(day);
                    else
                        result.AddError($"--as-of: expected dates like 2020-12-31, found '{part}'.");
                }
                return days.ToImmutable();
            },
        };

    private static void Show(Screen screen, FeatureFile made)
    {
        var table = ModelFigures.NewTable("as of", "part", "rows", "with an outcome", "with an incident");
        foreach (var day in made.Days)
            table.AddRow(
                day.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                day.Part ?? "",
                Count(day.Rows),
                Count(day.Labelled),
                Count(day.WithIncident)
            );
        screen.Facts.Write(table);
        screen.Say(made.File);
        screen.Tell(
            string.Create(CultureInfo.InvariantCulture, $"{made.Features} features; known until {made.KnownUntil:yyyy-MM-dd}")
        );
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
