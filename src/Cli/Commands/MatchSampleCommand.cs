using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Sampling.Matching;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit match sample</c>.</summary>
internal static class MatchSampleCommand
{
    public static Command Build(Screen screen)
    {
        var output = new Option<string>("--out")
        {
            Description = "A new or empty directory.",
            HelpName = "DIR",
            Required = true,
        };
        var registrations = new Option<string?>("--registrations")
        {
            Description = "Begin the registry with the real registrations of this file (CSV or .csv.gz).",
            HelpName = "FILE",
        };
        var entities = Entities();
        var records = Records();
        var seed = new Option<ulong>("--seed")
        {
            Description = "The same seed and options give the same bytes.",
            HelpName = "S",
            DefaultValueFactory = _ => 1,
        };
        var withoutCode = Share("--without-code", "The share of records without any identifier.", 0.5, 1);
        var nobody = Share("--nobody", "The share of records that belong to nobody in the registry.", 0.1, 1);
        var homonyms = Share("--homonyms", "The share of entities with the name of another one.", 0.05, 0.5);
        var json = WorkspaceOption.Json();
        var command = new Command(
            "sample",
            """
            Writes a test case of record linkage: registry.csv, records.csv as a dozen departments write them, and truth.csv with the
            entity of each record and what was done to it. docs/matching.md describes the files.

            Example: foodcredit match sample --entities 500000 --records 200000 --seed 1 --out linkage
            """
        )
        {
            output,
            registrations,
            entities,
            records,
            seed,
            withoutCode,
            nobody,
            homonyms,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var options = new MatchSampleOptions
                {
                    Directory = Path.GetFullPath(parsed.GetRequiredValue(output)),
                    RegistrationsFile = parsed.GetValue(registrations),
                    Entities = parsed.GetValue(entities),
                    Records = parsed.GetValue(records),
                    Seed = parsed.GetValue(seed),
                    WithoutCode = parsed.GetValue(withoutCode),
                    Nobody = parsed.GetValue(nobody),
                    Homonyms = parsed.GetValue(homonyms),
                };
                Tell(screen, options, MatchSample.Write(options, cancellation), parsed.GetValue(json));
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static void Tell(Screen screen, MatchSampleOptions options, MatchSampleSummary summary, bool isJson)
    {
        if (isJson)
        {
            screen.SayJson(summary);
            return;
        }
        screen.Say(options.Directory);
        screen.Tell(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Entities:N0} entities ({summary.RealEntities:N0} real, {summary.Homonyms:N0} with another's name); {summary.Records:N0} records: {summary.WithoutIdentifier:N0} without any identifier, {summary.Nobody:N0} of nobody, {summary.Clean:N0} clean, {summary.Undecidable:N0} undecidable. All records are invented: see README.txt"
            )
        );
    }

    private static Option<int?> Entities()
    {
        var option = new Option<int?>("--entities")
        {
            Description =
                "Rows of the registry; beyond those of the file they are invented in its likeness. By default the file and its homonyms, or 20000.",
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 100 or > MatchSampleOptions.EntitiesMax)
                result.AddError("--entities: expected a number from 100 to 2,000,000.");
        });
        return option;
    }

    private static Option<long> Records()
    {
        var option = new Option<long>("--records")
        {
            Description = "Rows of the records.",
            HelpName = "M",
            DefaultValueFactory = _ => 40_000,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() is < 0 or > 99_999_999)
                result.AddError("--records: expected a number from 0 to 99,999,999.");
        });
        return option;
    }

    private static Option<double> Share(string name, string description, double standard, double most)
    {
        var option = new Option<double>(name)
        {
            Description = description,
            HelpName = "SHARE",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is var share && share >= 0 && share <= most))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: expected a share from 0 to {most}."));
        });
        return option;
    }
}
