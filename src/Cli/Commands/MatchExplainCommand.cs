using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Linking.Cases;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit match explain</c>.</summary>
internal static class MatchExplainCommand
{
    /// <summary>Candidates that a terminal shows.</summary>
    private const int CandidatesShown = 3;

    public static Command Build(Screen screen)
    {
        var files = new CaseOptions();
        var record = new Option<string>("--record")
        {
            Description = "The id of a record.",
            HelpName = "ID",
            Required = true,
        };
        var json = WorkspaceOption.Json();
        var command = new Command(
            "explain",
            """
            Shows why a record was decided as it was: its likeliest entities, and what each comparison adds to their weights, in bits.

            Example: foodcredit match explain --registry registry.csv --records records.csv --record r00000001
            """
        )
        {
            record,
            json,
        };
        files.AddTo(command);
        command.SetAction(parsed =>
        {
            var explanation = ExplainLink.Of(files.Of(parsed), parsed.GetValue(record)!, parsed.GetValue(files.Threads));
            if (parsed.GetValue(json))
                screen.SayJson(explanation);
            else
                Show(screen, explanation);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A waterfall a candidate.</summary>
    public static void Show(Screen screen, LinkExplanation explanation)
    {
        screen.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{explanation.Record}: {explanation.Outcome}, probability {explanation.Probability / 1e6:0.0000}{(explanation.Flags.Length > 0 ? $" ({explanation.Flags})" : "")}"
            )
        );
        foreach (var candidate in explanation.Candidates.Take(CandidatesShown))
        {
            var table = new Table()
                .Border(TableBorder.Simple)
                .Title(Markup.Escape(candidate.Entity))
                .AddColumn("comparison")
                .AddColumn("level")
                .AddColumn(new TableColumn("shared by").RightAligned())
                .AddColumn(new TableColumn("bits").RightAligned())
                .AddColumn(new TableColumn("sum").RightAligned());
            var sum = 0;
            foreach (var step in candidate.Steps)
            {
                sum += step.Weight;
                table.AddRow(
                    Markup.Escape(step.Comparison),
                    Markup.Escape(step.Level),
                    step.Sharing > 0 ? step.Sharing.ToString("N0", CultureInfo.InvariantCulture) : "",
                    Bits(step.Weight),
                    Bits(sum)
                );
            }
            screen.Facts.Write(table);
        }
    }

    /// <summary>A weight in thousandths of a bit, in bits.</summary>
    public static string Bits(int weight) => (weight / 1000.0).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
