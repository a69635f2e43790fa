using System.CommandLine;
using FoodCredit.Pipeline.PolicyLab.Describing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>--language zh|en</c>, of commands that tell policies in words.</summary>
internal static class PolicyLanguageOption
{
    public static Option<PolicyLanguage> Build() =>
        new("--language")
        {
            Description = "zh (中文) or en.",
            HelpName = "LANGUAGE",
            DefaultValueFactory = _ => PolicyLanguage.Chinese,
            CustomParser = result =>
            {
                switch (result.Tokens[0].Value)
                {
                    case "zh":
                        return PolicyLanguage.Chinese;
                    case "en":
                        return PolicyLanguage.English;
                    default:
                        result.AddError($"--language: expected zh or en, found '{result.Tokens[0].Value}'.");
                        return PolicyLanguage.Chinese;
                }
            },
        };
}
