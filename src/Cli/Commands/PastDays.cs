using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;

namespace FoodCredit.Cli.Commands;

/// <summary>The options that say which past days are looked at: <c>--from</c>, <c>--to</c> and <c>--every</c>.</summary>
internal sealed class PastDays
{
    private static readonly string[] Steps = ["day", "week", "month", "quarter"];

    private readonly Option<DateOnly?> from;
    private readonly Option<DateOnly?> to;
    private readonly Option<string> every;

    /// <param name="isRequired">Whether the command has no other way of naming days.</param>
    public PastDays(bool isRequired = true)
    {
        from = WorkspaceOption.Date("--from", "The first day.", isRequired);
        to = WorkspaceOption.Date("--to", "The last day, if the steps meet it.", isRequired);
        every = new Option<string>("--every")
        {
            Description = "The step: day, week, month or quarter.",
            DefaultValueFactory = _ => "month",
        };
        every.AcceptOnlyFromAmong(Steps);
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[from, to, every])
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is { } first && result.GetValue(to) is { } last && first > last)
                result.AddError($"--to: expected a day from {Iso(first)} on, found {Iso(last)}.");
            else if (result.GetValue(from).HasValue != result.GetValue(to).HasValue)
                result.AddError("--from, --to: name both, or neither.");
        });
    }

    /// <summary>The days, rising; empty: none were named.</summary>
    public ImmutableArray<DateOnly> Of(ParseResult parsed) =>
        parsed.GetValue(from) is { } first
            ? BackfillCommand.Days(first, parsed.GetValue(to)!.Value, parsed.GetValue(every)!)
            : [];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
