using System.CommandLine;
using FoodCredit.Pipeline.Reviewing;

namespace FoodCredit.Cli.Commands;

/// <summary>The options that say which of the parties that wait are meant.</summary>
/// <param name="limit">How many, unless the command line says.</param>
internal sealed class ReviewFilterOptions(int limit)
{
    private readonly Option<string?> source = new("--source")
    {
        Description = "Only parties that this source names.",
        HelpName = "ID",
    };
    private readonly Option<string?> reason = NewReason();
    private readonly Option<string?> entity = new("--entity")
    {
        Description = "Only parties whose likeliest entity this is.",
        HelpName = "ID",
    };
    private readonly Option<int> most = NewLimit(limit);

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[source, reason, entity, most])
            command.Add(option);
    }

    public ReviewFilter Of(ParseResult parsed) =>
        new(parsed.GetValue(source), parsed.GetValue(reason), parsed.GetValue(entity), parsed.GetValue(most));

    private static Option<string?> NewReason()
    {
        var option = new Option<string?>("--reason")
        {
            Description = "Only parties that wait for this reason: tie, code_conflict or in_review.",
            HelpName = "WORD",
        };
        option.AcceptOnlyFromAmong("tie", "code_conflict", "in_review");
        return option;
    }

    private static Option<int> NewLimit(int limit)
    {
        var option = new Option<int>("--limit")
        {
            Description = limit == int.MaxValue ? "How many, at most; by default all." : "How many, at most.",
            HelpName = "N",
            DefaultValueFactory = _ => limit,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--limit: expected a number from 1.");
        });
        return option;
    }
}
