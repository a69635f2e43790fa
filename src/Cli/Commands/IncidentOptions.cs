using System.Collections.Immutable;
using System.CommandLine;
using FoodCredit.Pipeline.PolicyLab.Backtesting;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Cli.Commands;

/// <summary>The options that say what an incident is.</summary>
internal sealed class IncidentOptions
{
    private readonly Option<Severity> atLeast = new("--incident")
    {
        Description =
            "The least severity of a record that counts as an incident, as the policy in force grades: minor, general, serious or grave.",
        HelpName = "SEVERITY",
        DefaultValueFactory = _ => IncidentKind.Standard.AtLeast,
    };
    private readonly Option<string?> types = new("--incident-types")
    {
        Description =
            "Only records of these types count as incidents: failed_sampling,penalty. By default all of the policy in force.",
        HelpName = "TYPE,...",
    };

    public void AddTo(Command command)
    {
        command.Add(atLeast);
        command.Add(types);
    }

    public IncidentKind Of(ParseResult parsed) =>
        new()
        {
            AtLeast = parsed.GetValue(atLeast),
            RecordTypes =
                parsed
                    .GetValue(types)
                    ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .ToImmutableArray()
                ?? [],
        };
}
