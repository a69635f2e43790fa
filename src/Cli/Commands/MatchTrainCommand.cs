using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Linking.Cases;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit match train</c>.</summary>
internal static class MatchTrainCommand
{
    public static Command Build(Screen screen)
    {
        var registry = MatchEvaluateCommand.File("--registry", "A CSV of entities.");
        var records = MatchEvaluateCommand.File("--records", "A CSV of records; a sample of 30,000 is used.");
        var truth = new Option<string?>("--truth")
        {
            Description = "A CSV of record_id and entity_id, if whole or in part known.",
            HelpName = "FILE",
        };
        var output = MatchEvaluateCommand.File("--out", "The model, as JSON.");
        var threads = MatchEvaluateCommand.Threads();
        var command = new Command(
            "train",
            """
            Learns from entities and records how those that belong together agree, and from which probability on a record is attached: with the truth where
            it is known, else without.

            Example: foodcredit match train --registry registry.csv --records records.csv --out model.json
            """
        )
        {
            registry,
            records,
            truth,
            output,
            threads,
        };
        command.SetAction(parsed =>
        {
            var model = TrainLinks.From(
                new CaseFiles
                {
                    Registry = parsed.GetValue(registry)!,
                    Records = parsed.GetValue(records)!,
                    Truth = parsed.GetValue(truth),
                },
                parsed.GetValue(threads)
            );
            File.WriteAllBytes(parsed.GetValue(output)!, model);
            screen.Say(parsed.GetValue(output)!);
            return ExitCode.Done;
        });
        return command;
    }
}
