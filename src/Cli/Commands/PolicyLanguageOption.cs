using System.CommandLine;
using FoodCredit.Pipeline.PolicyLab.Describing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>--language zh|en</c>, of commands that tell policies in words.</summary>
internal static class PolicyLanguageOption
{
    private const string Chinese = "zh";
    private const string English = "en";

    public static Option<string> Build()
    {
        var option = new Option<string>("--language")
        {
            Description = "zh (中文) or en.",
            HelpName = "LANGUAGE",
            DefaultValueFactory = _ => Chinese,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not (Chinese or English) and var found)
                result.AddError($"--language: expected zh or en, found '{found}'.");
        });
        return option;
    }

    public static PolicyLanguage Of(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) == English ? PolicyLanguage.English : PolicyLanguage.Chinese;
}
