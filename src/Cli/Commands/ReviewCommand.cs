using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Reviewing;
using FoodCredit.Pipeline.Workspaces;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit review list | show | accept | reject | undo | export | import</c>.</summary>
internal sealed class ReviewCommand
{
    /// <summary>Parties that are named unless more are asked for.</summary>
    private const int PartiesShown = 20;

    private readonly Screen screen;
    private readonly TimeProvider clock;
    private readonly Option<string?> workspace = WorkspaceOption.Workspace();
    private readonly Option<bool> json = WorkspaceOption.Json();
    private readonly Option<string?> entity = new("--entity") { Description = "An entity's id.", HelpName = "ID" };
    private readonly Option<string> because = new("--because")
    {
        Description = "Why; kept with the decision.",
        HelpName = "TEXT",
        Required = true,
    };
    private readonly Option<string> by = NewBy();
    private readonly Option<DateOnly?> asOf = NewAsOf();
    private readonly Argument<string> matchId = new("MATCH_ID") { Description = "As review list and unmatched.parquet name it." };

    /// <summary>Who decides.</summary>
    public static Option<string> NewBy() =>
        new("--by")
        {
            Description = "Who decides; by default the user of this process.",
            HelpName = "NAME",
            DefaultValueFactory = _ => Environment.UserName,
        };

    /// <summary>From which day on a decision is known.</summary>
    public static Option<DateOnly?> NewAsOf() =>
        WorkspaceOption.AsOf("The day from which this is known; by default today in the workspace's time zone.");

    private ReviewCommand(Screen screen, TimeProvider clock) => (this.screen, this.clock) = (screen, clock);

    public static Command Build(Screen screen, TimeProvider clock)
    {
        var review = new ReviewCommand(screen, clock);
        return new Command(
            "review",
            """
            Parties whose entity is doubtful wait for a person: looks at them and decides. Decisions hold over runs and can be taken back.

            Example: foodcredit review list --workspace nanchang
            """
        )
        {
            review.List(),
            ReviewShowCommand.Build(screen, clock),
            review.Decide(
                ReviewDecision.Accept,
                """
                The party is the entity's, whatever its name and code say; without --entity, the likeliest one's. Known from today on: earlier ratings stay.

                Example: foodcredit review accept 00d1f3a2b4c5d6e7 --because "same licence on the wall"
                """
            ),
            review.Decide(
                ReviewDecision.Reject,
                """
                The party is not the entity's; without --entity, not the likeliest one's; with --all, nobody's in the registry.

                Example: foodcredit review reject 00d1f3a2b4c5d6e7 --all --because "a shop in Jiujiang"
                """
            ),
            review.Undo(),
            ReviewExportCommand.Build(screen, clock),
            ReviewImportCommand.Build(screen, clock),
        };
    }

    private Command List()
    {
        var filter = new ReviewFilterOptions(PartiesShown);
        var command = new Command(
            "list",
            """
            Parties that wait, ordered by what accepting them would do to the colour of their likeliest entity. Nothing is published.

            Example: foodcredit review list --reason code_conflict --limit 50
            """
        )
        {
            workspace,
            json,
        };
        filter.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var waiting = WaitingParties.List(
                    WorkspaceOption.Load(parsed, workspace),
                    filter.Of(parsed),
                    clock,
                    cancellation
                );
                if (parsed.GetValue(json))
                    screen.SayJson(waiting.Select(Public));
                else
                    Show(waiting);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private Command Decide(string verdict, string description)
    {
        var all = new Option<bool>("--all") { Description = "Nobody's in the registry." };
        var command = new Command(verdict, description) { matchId, workspace, entity, because, by, asOf, json };
        if (verdict == ReviewDecision.Reject)
            command.Add(all);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var decision = DecideParty.Take(
                    loaded,
                    verdict,
                    parsed.GetValue(matchId)!,
                    parsed.GetValue(entity),
                    verdict == ReviewDecision.Reject && parsed.GetValue(all),
                    Note(parsed, loaded),
                    clock,
                    cancellation
                );
                Tell(decision, parsed.GetValue(json));
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private Command Undo()
    {
        var number = new Argument<int>("NUMBER") { Description = "The decision's number." };
        var command = new Command(
            "undo",
            """
            Takes a decision back from today on: what was decided before it stands again.

            Example: foodcredit review undo 12 --because "it was the neighbour's licence"
            """
        )
        {
            number,
            workspace,
            because,
            by,
            asOf,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                Tell(
                    DecideParty.Undo(loaded, parsed.GetValue(number), Note(parsed, loaded), clock, cancellation),
                    parsed.GetValue(json)
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private DecisionNote Note(ParseResult parsed, Workspace loaded) =>
        new(parsed.GetValue(by)!, parsed.GetValue(because)!, parsed.GetValue(asOf) ?? loaded.Settings.AsOfToday(clock));

    private void Tell(ReviewDecision? decision, bool isJson)
    {
        if (isJson)
            screen.SayJson(decision);
        else if (decision is null)
            screen.Say("That stands already; nothing was changed.");
        else
            screen.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"decision {decision.Number}: {decision.Verdict} {decision.MatchId} {decision.EntityId ?? "all entities"}, known from {decision.KnownFrom:yyyy-MM-dd}. Next: foodcredit run"
                )
            );
    }

    private void Show(IReadOnlyCollection<WaitingParty> waiting)
    {
        if (waiting.Count == 0)
        {
            screen.Say("No party waits like that.");
            return;
        }
        var table = new Table().Border(TableBorder.Simple);
        foreach (
            var title in (string[])
                ["match id", "party", "likeliest entity", "reason", "probability", "records", "colour now", "then"]
        )
            table.AddColumn(title);
        foreach (var party in waiting)
            table.AddRow(
                party.MatchId,
                Markup.Escape(party.MaskedName ?? ""),
                Markup.Escape($"{party.EntityName} ({party.EntityId})"),
                party.Reason,
                (party.ProbabilityPpm / 1e6).ToString("0.0000", CultureInfo.InvariantCulture),
                party.Records.ToString("N0", CultureInfo.InvariantCulture),
                party.ColourNow?.Name() ?? "not rated",
                party.ColourThen?.Name() ?? "not rated"
            );
        screen.Facts.Write(table);
    }

    /// <summary>Without what is personal.</summary>
    private static object Public(WaitingParty party) =>
        new
        {
            party.MatchId,
            Name = party.MaskedName,
            party.EntityId,
            party.EntityName,
            party.Reason,
            party.ProbabilityPpm,
            party.Records,
            party.Sources,
            ColourNow = party.ColourNow?.Name(),
            ColourThen = party.ColourThen?.Name(),
            party.PointsNowMilli,
            party.PointsThenMilli,
        };
}
