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
            it is known, else without. Of a workspace the truth is what persons decided (review accept, reject); match_model in foodcredit.yaml makes it its model.

            Example: foodcredit match train --registry registry.csv --records records.csv --out model.json
            Example: foodcredit match train --workspace nanchang --output nanchang/models/matching.json
            """
        )
        {
            truth,
            workspace,
            output,
        };
        files.AddTo(command);
        files.RequireFilesUnless(command, workspace);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var file = parsed.GetValue(output)!;
                if (parsed.GetValue(workspace) is null)
                {
                    File.WriteAllBytes(
                        file,
                        TrainLinks.From(files.Of(parsed) with { Truth = parsed.GetValue(truth) }, parsed.GetValue(files.Threads))
                    );
                    screen.Say(file);
                    return Task.FromResult(ExitCode.Done);
                }
                var trained = TrainOnReviews.From(
                    WorkspaceOption.Load(parsed, workspace),
                    parsed.GetValue(files.Threads),
                    clock,
                    cancellation
                );
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
                File.WriteAllBytes(file, trained.Json.Span);
                screen.Say(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file}: learned from {trained.Parties:N0} parties, {trained.Decided:N0} of them decided by persons. Next: name it as match_model in foodcredit.yaml"
                    )
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }
}
