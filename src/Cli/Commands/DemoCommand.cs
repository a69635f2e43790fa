using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Explaining;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit demo</c>: a sample city, the whole job on it, and its ratings.</summary>
internal static class DemoCommand
{
    private const string Marker = ".demo";
    private const int RecordsPerEntity = 2;

    public static Command Build(Screen screen, TimeProvider clock)
    {
        var directory = new Option<string>("--dir")
        {
            Description = "Where the demo's workspace goes; what an earlier demo left there is replaced.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "demo",
        };
        var entities = SampleCommand.Entities(20_000);
        var seed = SampleCommand.Seed();
        var command = new Command(
            "demo",
            """
            Makes an invented city, runs the whole job on it and shows the ratings.

            Example: foodcredit demo --dir demo --entities 20000 --seed 1
            """
        )
        {
            directory,
            entities,
            seed,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var path = Path.GetFullPath(parsed.GetRequiredValue(directory));
                RemoveEarlierDemo(path);
                var start = clock.GetTimestamp();
                var sample = new SampleOptions
                {
                    Directory = path,
                    Entities = parsed.GetValue(entities),
                    Records = (long)RecordsPerEntity * parsed.GetValue(entities),
                    Seed = parsed.GetValue(seed),
                };
                var summary = SampleCommand.Write(screen, sample, cancellation);
                File.WriteAllBytes(Path.Combine(path, Marker), []);
                screen.Say($"An invented city: {SampleCommand.Describe(summary)}");
                var workspace = Workspace.Load(path).OrThrow();
                var result = RunCommand.Run(
                    screen,
                    clock,
                    new RunOptions { Workspace = workspace, AsOf = sample.AsOf },
                    cancellation
                );
                RunCommand.Show(screen, workspace, result);
                ShowWorst(screen, workspace, result.Directory);
                screen.Tell(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{clock.GetElapsedTime(start).TotalSeconds:N1} s. Look around: foodcredit status|explain|verify --workspace {path}"
                    )
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static void RemoveEarlierDemo(string path)
    {
        if (File.Exists(Path.Combine(path, Marker)))
            Directory.Delete(path, recursive: true);
    }

    /// <summary>The dossier of the entity with the most points.</summary>
    private static void ShowWorst(Screen screen, Workspace workspace, string run)
    {
        var published = new PublishedFolder(workspace.Settings.PublishedFolder);
        var reader = new ReadDossier(published, run, workspace.Policies.Select(policy => policy.Policy));
        if (reader.Worst() is { } entityId)
        {
            screen.Say("The entity with the most points:");
            DossierView.Show(screen, reader.Of(entityId));
        }
    }
}
