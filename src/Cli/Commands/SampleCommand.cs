using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Sampling;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit sample</c>.</summary>
internal static class SampleCommand
{
    private const int EntitiesStandard = 20_000;
    private const long RecordsPerEntityMax = 1000;

    public static Command Build(Screen screen)
    {
        var entities = Entities(EntitiesStandard);
        var records = new Option<long>("--records")
        {
            Description = "Negative records, each delivered at least once; repeats, changes and broken rows come on top.",
            HelpName = "M",
            DefaultValueFactory = _ => 40_000,
        };
        records.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() is < 0 or > 1_000_000_000)
                result.AddError("--records: expected a number from 0 to 1,000,000,000.");
        });
        var seed = Seed();
        var dirt = Dirt();
        var output = new Option<string>("--out")
        {
            Description = "A new or empty directory.",
            HelpName = "DIR",
            Required = true,
        };
        var registrations = new Option<string?>("--registrations")
        {
            Description =
                "Build the city on the real registrations of this file (CSV or .csv.gz); its records are invented all the same.",
            HelpName = "FILE",
        };
        var risk = Risk();
        var json = WorkspaceOption.Json();
        var command = new Command(
            "sample",
            """
            Makes a ready workspace with a whole invented city's dumps in its inbox, and the truth about every row beside it.
            The same options give the same bytes.

            Example: foodcredit sample --entities 20000 --records 40000 --seed 1 --out city
            """
        )
        {
            entities,
            records,
            seed,
            dirt,
            output,
            registrations,
            risk,
            json,
        };
        command.Validators.Add(result =>
        {
            // An option that is not given has no value here yet, only its standard.
            var businesses = result.GetResult(entities) is null ? EntitiesStandard : result.GetValue(entities);
            if (result.GetResult(records) is not null && result.GetValue(records) > RecordsPerEntityMax * businesses)
                result.AddError($"--records: expected at most {RecordsPerEntityMax} for each entity.");
        });
        command.SetAction(
            (parsed, cancellation) =>
            {
                var directory = Path.GetFullPath(parsed.GetRequiredValue(output));
                var summary = Write(
                    screen,
                    new SampleOptions
                    {
                        Directory = directory,
                        Entities = parsed.GetValue(entities),
                        Records = parsed.GetValue(records),
                        Seed = parsed.GetValue(seed),
                        DirtShare = parsed.GetValue(dirt),
                        RegistrationsFile = parsed.GetValue(registrations),
                        HasHiddenRisk = parsed.GetValue(risk),
                    },
                    cancellation
                );
                if (parsed.GetValue(json))
                    screen.SayJson(summary);
                else
                {
                    screen.Say(directory);
                    screen.Tell(Describe(summary));
                    screen.Tell($"Next: foodcredit run --workspace {directory} --as-of 2021-12-31");
                }
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static Option<double> Dirt()
    {
        var option = new Option<double>("--dirt")
        {
            Description = "The share of badly written rows.",
            HelpName = "SHARE",
            DefaultValueFactory = _ => 0.02,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 0.2))
                result.AddError("--dirt: expected a share from 0 to 0.2.");
        });
        return option;
    }

    private static Option<bool> Risk() =>
        new("--hidden-risk")
        {
            Description =
                "A hidden risk of each business drives what is found at it, so that ratings can be judged (docs/policies.md).",
        };

    /// <summary><c>--entities N</c>.</summary>
    public static Option<int> Entities(int standard)
    {
        var option = new Option<int>("--entities")
        {
            Description = "Businesses of the city; about a quarter are food operators.",
            HelpName = "N",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 10 or > 10_000_000)
                result.AddError("--entities: expected a number from 10 to 10,000,000.");
        });
        return option;
    }

    /// <summary><c>--seed S</c>.</summary>
    public static Option<ulong> Seed() =>
        new("--seed")
        {
            Description = "The same seed gives the same city.",
            HelpName = "S",
            DefaultValueFactory = _ => 1,
        };

    /// <summary>Writes a city with a progress line for whoever watches.</summary>
    public static SampleSummary Write(Screen screen, SampleOptions options, CancellationToken cancellation)
    {
        var progress = new SampleLine(screen, cancellation);
        var summary = SampleCity.Write(options, progress);
        progress.Clear();
        return summary;
    }

    public static string Describe(SampleSummary summary) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Entities:N0} businesses, {summary.Files:N0} dumps, {summary.Rows:N0} rows, {summary.Bytes / 1e6:N1} MB; all invented, the truth is in truth/rows.csv"
        );

    private sealed class SampleLine(Screen screen, CancellationToken cancellation) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value)
        {
            cancellation.ThrowIfCancellationRequested();
            if (screen.IsWatched)
                screen.Rewrite(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{value.FilesWritten}/{value.FilesTotal} dumps, {value.Rows:N0} rows"
                    )
                );
        }

        public void Clear()
        {
            if (screen.IsWatched)
                screen.Rewrite("");
        }
    }
}
