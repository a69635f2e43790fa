using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Linking.Cases;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit match train</c>.</summary>
internal static class MatchTrainCommand
{
    public static Command Build(Screen screen)
    {
        var files = new CaseOptions();
        var truth = new Option<string?>("--truth")
        {
            Description = "A CSV of record_id and entity_id, if whole or in part known.",
            HelpName = "FILE",
        };
        var output = CaseOptions.File("--out", "The model, as JSON.");
        var command = new Command(
            "train",
            """
            Learns from entities and records how those that belong together agree, and from which probability on a record is attached: with the truth where
            it is known, else without.

            Example: foodcredit match train --registry registry.csv --records records.csv --out model.json
            """
        )
        {
            truth,
            output,
        };
        files.AddTo(command);
        command.SetAction(parsed =>
        {
            var model = TrainLinks.From(files.Of(parsed) with { Truth = parsed.GetValue(truth) }, parsed.GetValue(files.Threads));
            File.WriteAllBytes(parsed.GetValue(output)!, model);
            screen.Say(parsed.GetValue(output)!);
            return ExitCode.Done;
        });
        return command;
    }
}
