using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Scorecards;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit model show</c>.</summary>
internal static class ModelShowCommand
{
    private static readonly string[] Forms = ["card", "record", "model", "sql", "yaml"];

    public static Command Build(Screen screen)
    {
        var (model, registry) = (ModelOption.Model(), TableColumns.Registry());
        var form = new Option<string>("--as")
        {
            Description = "card (Markdown), record or model (JSON); of a scorecard also sql or yaml.",
            HelpName = "FORM",
            DefaultValueFactory = _ => "card",
        };
        form.Validators.Add(result =>
        {
            if (!Forms.Contains(result.GetValueOrDefault<string>()))
                result.AddError($"--as: expected one of {string.Join(", ", Forms)}.");
        });
        var table = new Option<string>("--table")
        {
            Description = "The table that the SQL reads.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "feature_row",
        };
        var command = new Command(
            "show",
            """
            Shows a model: its card, its record, the model itself, or a scorecard as SQL or YAML.

            Example: foodcredit model show --model champion --as sql --table loan
            """
        )
        {
            model,
            registry,
            form,
            table,
        };
        command.SetAction(parsed =>
        {
            var found = new ModelRegistry(parsed.GetValue(registry)!).Find(parsed.GetValue(model)!);
            screen.Say(Text(found, parsed.GetValue(form)!, parsed.GetValue(table)!).TrimEnd('\n'));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(RegisteredModel found, string form, string table) =>
        form switch
        {
            "card" => File.ReadAllText(Path.Combine(found.Folder, "card.md")),
            "record" => File.ReadAllText(Path.Combine(found.Folder, "record.json")),
            "model" => File.ReadAllText(Path.Combine(found.Folder, "model.json")),
            _ when found.Model is not Scorecard => throw new BrokenContractException(
                new Fault(
                    found.Folder,
                    0,
                    0,
                    $"a scorecard, which can be shown as {form}",
                    $"a {found.Record.Kind.ToString().ToLowerInvariant()} model",
                    "train one with --kind scorecard"
                )
            ),
            "sql" => ScorecardSql.Of((Scorecard)found.Model, table),
            _ => ScorecardYaml.Of((Scorecard)found.Model),
        };
}
