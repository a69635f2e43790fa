using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Reviewing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit match train</c>.</summary>
internal static class MatchTrainCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var files = new CaseOptions();
        var truth = new Option<string?>("--truth")
        {
            Description = "A CSV of record_id and entity_id, if whole or in part known.",
            HelpName = "FILE",
        };
        var workspace = new Option<string?>("--workspace", "-w")
        {
            Description =
                "In place of files: a workspace, whose entities and parties are learned from, with what persons decided about them.",
            HelpName = "DIR",
        };
        var correct = new Option<bool>("--correct")
        {
            Description =
                "Of a workspace: only corrects its model, or the program's own, by what persons decided, in place of learning another.",
        };
        var output = new Option<string>("--out", "--output")
        {
            Description = "The model, as JSON.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command(
            "train",
            """
            Learns from entities and records how those that belong together agree, and from which probability on a record is attached: with the truth where
            it is known, else without. Of a workspace the truth is what persons decided (review accept, reject), who see doubtful parties only: --correct
            moves the model in force by that and leaves the rest. match_model in foodcredit.yaml makes the result the workspace's model.

            Example: foodcredit match train --registry registry.csv --records records.csv --out model.json
            Example: foodcredit match train --workspace nanchang --correct --output nanchang/models/matching.json
            """
        )
        {
            truth,
            workspace,
            correct,
            output,
        };
        files.AddTo(command);
        files.RequireFilesUnless(command, workspace);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var file = parsed.GetValue(output)!;
                var threads = parsed.GetValue(files.Threads);
                if (parsed.GetValue(workspace) is null)
                {
                    File.WriteAllBytes(file, TrainLinks.From(files.Of(parsed) with { Truth = parsed.GetValue(truth) }, threads));
                    screen.Say(file);
                    return Task.FromResult(ExitCode.Done);
                }
                var isCorrected = parsed.GetValue(correct);
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var trained = TrainOnReviews.From(loaded, isCorrected, threads, clock, cancellation);
                Write(screen, file, trained, isCorrected);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static void Write(Screen screen, string file, TrainedModel trained, bool isCorrected)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllBytes(file, trained.Json.Span);
        var learned = isCorrected
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"corrected by what persons decided about {trained.Decided:N0} of {trained.Parties:N0} parties"
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"learned from {trained.Parties:N0} parties, persons decided about {trained.Decided:N0} of them"
            );
        screen.Say($"{file}: {learned}. Next: name it as match_model in foodcredit.yaml");
    }
}
