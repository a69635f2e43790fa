using System.CommandLine;
using FoodCredit.Pipeline.Auditing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>--because REASON --by NAME</c>, which every override asks for: they stand in the audit log.</summary>
internal sealed class OverrideOptions
{
    private readonly Option<string> because = Text("--because", "Why, for those who ask later.", "REASON");

    private readonly Option<string> by = Text("--by", "Who answers for it.", "NAME");

    public void AddTo(Command command)
    {
        command.Add(because);
        command.Add(by);
    }

    public OverrideReason Of(ParseResult parsed) => new(parsed.GetValue(by)!.Trim(), parsed.GetValue(because)!.Trim());

    private static Option<string> Text(string name, string description, string helpName)
    {
        var option = new Option<string>(name)
        {
            Required = true,
            Description = description,
            HelpName = helpName,
        };
        option.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError($"{name}: expected a text, found none.");
        });
        return option;
    }
}
