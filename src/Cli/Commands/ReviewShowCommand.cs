using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Reviewing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit review show</c>.</summary>
internal static class ReviewShowCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var matchId = new Argument<string?>("MATCH_ID")
        {
            Description = "As review list, unmatched.parquet and contributions.parquet name it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var record = new Option<string?>("--record")
        {
            Description = "In place of MATCH_ID: the record_id or document number of a record, whose parties are shown.",
            HelpName = "ID",
        };
        var workspace = WorkspaceOption.Workspace();
        var json = WorkspaceOption.Json();
        var command = new Command(
            "show",
            """
            All that is needed to decide whose a party is: how departments wrote it, its records, its best candidates side by side with the bits that speak for
            and against each, what accepting them would do to their colours, earlier decisions, and the commands to type next. What is personal is masked.

            Example: foodcredit review show 00d1f3a2b4c5d6e7
            Example: foodcredit review show --record 洪市监处〔2021〕1号
            """
        )
        {
            matchId,
            record,
            workspace,
            json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(matchId) is null == result.GetValue(record) is null)
                result.AddError(
                    "review show: name either a MATCH_ID or a --record; foodcredit review list names those that wait."
                );
        });
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                string[] parties = parsed.GetValue(record) is { } named
                    ? [.. ReadPartyCase.PartiesOf(loaded, named, clock, cancellation)]
                    : [parsed.GetValue(matchId)!];
                var cases = parties.Select(party => ReadPartyCase.Of(loaded, party, clock, cancellation)).ToList();
                if (parsed.GetValue(json))
                    screen.SayJson(cases);
                else
                    cases.ForEach(own => PartyCaseView.Show(screen, own));
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }
}
