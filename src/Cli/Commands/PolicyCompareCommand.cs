using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Scoring.Policies;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit policy compare</c>.</summary>
internal static class PolicyCompareCommand
{
    private const int MoversShown = 20;
    private const int GroupsShown = 10;
    private const string NotRated = "not rated";

    public static Command Build(Screen screen, TimeProvider clock)
    {
        var policies = new Argument<string[]>("POLICY")
        {
            Description =
                "One or two policies of the workspace, by file or by version: the second is compared with the first, a single one with that in force.",
            Arity = new ArgumentArity(1, 2),
        };
        var workspace = WorkspaceOption.Workspace();
        var asOf = WorkspaceOption.AsOf("The day to rate; by default that of the rating in force.");
        var limit = new Option<int>("--limit")
        {
            Description = "How many of the entities that move are told.",
            HelpName = "N",
            DefaultValueFactory = _ => MoversShown,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
                result.AddError("--limit: expected 0 or more.");
        });
        var json = WorkspaceOption.Json();
        var command = new Command(
            "compare",
            """
            Rates a day by two policies, from what was known on it: how many entities move from colour to colour, where, who, and which records and rules moved them.
            Stability is left out on both sides. Nothing is published.

            Example: foodcredit policy compare policies/draft.yaml --workspace nanchang
            Example: foodcredit policy compare 2021.1 2022.1 --as-of 2021-12-31 --workspace nanchang
            """
        )
        {
            policies,
            workspace,
            asOf,
            limit,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var named = parsed.GetValue(policies)!.Select(name => PolicyName.Find(loaded, name)).ToArray();
                var comparison = ComparePolicies.Of(
                    loaded,
                    named.Length == 2 ? named[0] : loaded.Policy,
                    named[^1],
                    parsed.GetValue(asOf),
                    parsed.GetValue(limit),
                    clock,
                    cancellation
                );
                if (parsed.GetValue(json))
                    screen.SayJson(comparison);
                else
                    Show(screen, comparison);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static void Show(Screen screen, PolicyComparison comparison)
    {
        screen.Say($"before: {Named(comparison.Before)}");
        screen.Say($"after:  {Named(comparison.After)}");
        screen.Facts.Write(Matrix(comparison.Moves));
        screen.Facts.Write(Groups("district", comparison.Districts));
        screen.Facts.Write(Groups("industry", comparison.Industries));
        foreach (var mover in comparison.Movers)
            Show(screen, mover);
        screen.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{comparison.Moved:N0} of {comparison.Moves.Sum(move => move.Entities):N0} entities move, as of {comparison.AsOf:yyyy-MM-dd}. Nothing was published."
            )
        );
    }

    private static void Show(Screen screen, MovedEntity mover)
    {
        screen.Say(
            $"{mover.EntityId} {mover.Name}: {Word(mover.ColourBefore)} {Points(mover.PointsBeforeMilli)}{Rules(mover.RulesBefore)} to {Word(mover.ColourAfter)} {Points(mover.PointsAfterMilli)}{Rules(mover.RulesAfter)}"
        );
        foreach (var record in mover.Records)
            screen.Say(
                $"  {record.RecordType} {record.DocumentNumber} of {record.EventDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {Points(record.ShareBeforeMilli)} to {Points(record.ShareAfterMilli)}"
            );
    }

    /// <summary>Rows: the colour before; columns: after.</summary>
    private static Table Matrix(ImmutableArray<PolicyMove> moves)
    {
        Colour?[] sides =
        [
            .. moves.SelectMany(move => new[] { move.Before, move.After }).Contains(null) ? [null] : (Colour?[])[],
            .. Enum.GetValues<Colour>(),
        ];
        var table = new Table().Border(TableBorder.Simple).AddColumn("before \\ after");
        foreach (var after in sides)
            table.AddColumn(new TableColumn(Word(after)).RightAligned());
        foreach (var before in sides)
            table.AddRow([
                Word(before),
                .. sides.Select(after =>
                    moves
                        .Where(move => move.Before == before && move.After == after)
                        .Sum(move => move.Entities)
                        .ToString("N0", CultureInfo.InvariantCulture)
                ),
            ]);
        return table;
    }

    private static Table Groups(string title, ImmutableArray<MovesInGroup> groups)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(title);
        foreach (var column in (string[])["entities", "worse", "better"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var group in groups.Take(GroupsShown))
            table.AddRow([
                Markup.Escape(group.Group ?? "unknown"),
                .. new[] { group.Entities, group.Worse, group.Better }.Select(count =>
                    count.ToString("N0", CultureInfo.InvariantCulture)
                ),
            ]);
        return table;
    }

    private static string Named(PolicyName policy) => $"{policy.Id} {policy.Version} ({policy.File}, {policy.Hash[..12]})";

    private static string Word(Colour? colour) => colour?.Title() ?? NotRated;

    private static string Points(long? milli) =>
        milli is { } points ? ((decimal)points / 1000).ToString("0.000", CultureInfo.InvariantCulture) : "";

    private static string Rules(string rules) => rules.Length == 0 ? "" : $" ({rules})";
}
