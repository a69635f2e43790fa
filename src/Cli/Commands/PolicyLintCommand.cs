using System.Collections.Immutable;
using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Pipeline.PolicyLab.Linting;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit policy lint</c>.</summary>
internal static class PolicyLintCommand
{
    public static Command Build(Screen screen)
    {
        var (policy, workspace, json) = (PolicyShowCommand.Policy(), WorkspaceOption.Workspace(), WorkspaceOption.Json());
        var strict = new Option<bool>("--strict") { Description = "Warnings fail, too." };
        var command = new Command(
            "lint",
            """
            Finds what a policy says without effect: rules that never change a colour, grades that an earlier one shadows, colours that nobody can
            have, tables that do nothing. Each finding is file:line:column, level, code, what, why, what to do. Errors are what keeps it from
            being loaded.

            Example: foodcredit policy lint --workspace nanchang
            Example: foodcredit policy lint policies/draft.yaml --strict --workspace nanchang
            """
        )
        {
            policy,
            workspace,
            strict,
            json,
        };
        command.SetAction(parsed =>
        {
            var load = Workspace.Load(WorkspaceOption.Directory(parsed, workspace));
            var findings = load.Workspace is { } loaded
                ? LintPolicy.Of(loaded, PolicyName.FindOrInForce(loaded, parsed.GetValue(policy)))
                : LintPolicy.OfFaults(load.Faults);
            var least = parsed.GetValue(strict) ? LintLevel.Warning : LintLevel.Error;
            var isClean = findings.All(finding => finding.Level < least);
            if (parsed.GetValue(json))
                screen.SayJson(new { IsClean = isClean, Findings = findings });
            else
                Show(screen, findings);
            return isClean ? ExitCode.Done : ExitCode.Usage;
        });
        return command;
    }

    private static void Show(Screen screen, ImmutableArray<LintFinding> findings)
    {
        foreach (var finding in findings)
            screen.Say(finding.ToString());
        screen.Say($"{Count(LintLevel.Error)} errors, {Count(LintLevel.Warning)} warnings, {Count(LintLevel.Hint)} hints.");
        int Count(LintLevel level) => findings.Count(finding => finding.Level == level);
    }
}
