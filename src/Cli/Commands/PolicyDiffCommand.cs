using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Pipeline.PolicyLab.Describing;
using FoodCredit.Pipeline.PolicyLab.Differing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit policy diff</c>.</summary>
internal static class PolicyDiffCommand
{
    public static Command Build(Screen screen)
    {
        var policies = new Argument<string[]>("POLICY")
        {
            Arity = new ArgumentArity(1, 2),
            Description = "Two policies of the workspace, by file or version; of one alone, the policy in force is the first.",
        };
        var (workspace, json, language) = (WorkspaceOption.Workspace(), WorkspaceOption.Json(), PolicyLanguageOption.Build());
        var command = new Command(
            "diff",
            """
            Tells what two policies say differently: first in words, then every changed value by its path.

            Example: foodcredit policy diff policies/draft.yaml --workspace nanchang
            Example: foodcredit policy diff 2021.1 2022.1 --language en --json --workspace nanchang
            """
        )
        {
            policies,
            workspace,
            language,
            json,
        };
        command.SetAction(parsed =>
        {
            var loaded = WorkspaceOption.Load(parsed, workspace);
            var named = parsed.GetValue(policies)!.Select(name => PolicyName.Find(loaded, name)).ToArray();
            var difference = DiffPolicies.Of(loaded, named.Length == 2 ? named[0] : loaded.Policy, named[^1]);
            if (parsed.GetValue(json))
                screen.SayJson(difference);
            else
                Show(screen, difference, PolicyLanguageOption.Of(parsed, language));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(Screen screen, PolicyDifference difference, PolicyLanguage language)
    {
        screen.Say($"before: {Named(difference.Before)}");
        screen.Say($"after:  {Named(difference.After)}");
        if (difference.IsNone)
        {
            screen.Say("No difference: they say the same.");
            return;
        }
        screen.Say("");
        foreach (var words in difference.Words)
            screen.Say(words.In(language));
        screen.Say("");
        foreach (var value in difference.Values)
            screen.Say($"{value.Path}: {value.Before ?? "-"} -> {value.After ?? "-"}");
        screen.Say("");
        screen.Say($"Whose colour that changes: foodcredit policy compare {difference.Before.File} {difference.After.File}");
    }

    private static string Named(PolicyName policy) => $"{policy.Id} {policy.Version} ({policy.File}, {policy.Hash[..12]})";
}
