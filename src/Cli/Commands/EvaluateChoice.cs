using System.CommandLine;
using FoodCredit.Pipeline.Learning;

namespace FoodCredit.Cli.Commands;

/// <summary>The options that say what is measured.</summary>
internal sealed class EvaluateChoice
{
    private readonly Option<string?> within = TableColumns.Named(
        "--within",
        "A column within whose values the area under the curve is taken, too: pairs of one inspector only.",
        "COL"
    );
    private readonly Option<int> resamples = TableColumns.Resamples();
    private readonly Option<int> seed = TableColumns.Seed();
    private readonly Option<int> threads = TableColumns.Threads();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[within, resamples, seed, threads])
            command.Add(option);
    }

    public EvaluateOptions Of(ParseResult parsed) =>
        new()
        {
            Within = parsed.GetValue(within),
            Resamples = parsed.GetValue(resamples),
            Seed = parsed.GetValue(seed),
            Threads = parsed.GetValue(threads),
        };
}
