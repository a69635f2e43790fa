using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Pipeline.PolicyLab.Describing;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit policy show</c>.</summary>
internal static class PolicyShowCommand
{
    public static Command Build(Screen screen)
    {
        var (policy, workspace, json) = (Policy(), WorkspaceOption.Workspace(), WorkspaceOption.Json());
        var language = PolicyLanguageOption.Build();
        var markdown = new Option<bool>("--markdown") { Description = "As Markdown, for a page or a paper." };
        var command = new Command(
            "show",
            """
            Shows a policy as tables that a manager can read: what each record weighs, how long, how that falls with age, and what makes a colour.

            Example: foodcredit policy show --workspace nanchang
            Example: foodcredit policy show policies/draft.yaml --language en --markdown --workspace nanchang
            """
        )
        {
            policy,
            workspace,
            language,
            markdown,
            json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(markdown))
                result.AddError("--json and --markdown: expected one of the two.");
        });
        command.SetAction(parsed =>
        {
            var loaded = WorkspaceOption.Load(parsed, workspace);
            var document = PolicyName.FindOrInForce(loaded, parsed.GetValue(policy));
            var sheet = DescribePolicy.Of(loaded, document);
            if (parsed.GetValue(json))
                screen.SayJson(sheet);
            else if (parsed.GetValue(markdown))
                screen.Say(SheetMarkdown.Of(sheet, PolicyLanguageOption.Of(parsed, language)).TrimEnd('\n'));
            else
                Show(screen, sheet, PolicyLanguageOption.Of(parsed, language));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary><c>[POLICY]</c>: of the workspace; by default the one in force.</summary>
    public static Argument<string?> Policy() =>
        new("POLICY")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The file of a policy in the workspace, or its version; by default the one in force.",
        };

    private static void Show(Screen screen, PolicySheet sheet, PolicyLanguage language)
    {
        screen.Say(sheet.Title.In(language));
        foreach (var own in sheet.Tables)
        {
            screen.Say("");
            screen.Say(own.Heading.In(language));
            var table = new Table().Border(TableBorder.Simple);
            foreach (var column in own.Columns)
                table.AddColumn(Markup.Escape(column.In(language)));
            foreach (var row in own.Rows)
                table.AddRow([.. row.Select(cell => Markup.Escape(cell.In(language)))]);
            screen.Facts.Write(table);
        }
    }
}
