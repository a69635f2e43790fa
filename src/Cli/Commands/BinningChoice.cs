using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using FoodCredit.Scoring.Learning.Binning;

namespace FoodCredit.Cli.Commands;

/// <summary>The options that say how features are binned.</summary>
internal sealed class BinningChoice
{
    private readonly Option<string[]> trend = new("--trend")
    {
        Description =
            "auto, none, ascending, descending, peak or valley for all features, or of one as COL=TREND; may be repeated.",
        HelpName = "TREND",
    };
    private readonly Option<string[]> special = new("--special")
    {
        Description = "Numbers of a column that are codes, each a bin of its own: COL=-9999,-1; may be repeated.",
        HelpName = "COL=V,...",
    };
    private readonly Option<int> bins = TableColumns.Number("--max-bins", "Bins of a feature at most.", 20, 1, 100);
    private readonly Option<double?> share = new("--min-bin-share")
    {
        Description = "The least share of the rows in a bin, 0 to below 0.5.",
        HelpName = "SHARE",
    };
    private readonly Option<int?> least = new("--min-events")
    {
        Description = "The least number of events, and of other rows, in a bin; at least 1.",
        HelpName = "N",
    };

    public BinningChoice()
    {
        trend.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => TrendOf(token.Value.Split('=')[^1]) is null))
                result.AddError($"--trend: expected auto, none, ascending, descending, peak or valley, found '{token.Value}'.");
        });
        special.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => SpecialOf(token.Value) is null))
                result.AddError($"--special: expected a column and numbers such as age=-9999,-1, found '{token.Value}'.");
        });
        share.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } value && !(value >= 0 && value < 0.5))
                result.AddError("--min-bin-share: expected a share from 0 to below 0.5.");
        });
        least.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
                result.AddError("--min-events: expected a number of at least 1.");
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[trend, special, bins, share, least])
            command.Add(option);
    }

    public BinningOptions Of(ParseResult parsed, BinningOptions standard)
    {
        var trends = parsed.GetValue(trend) ?? [];
        return standard with
        {
            Trend =
                trends.Where(one => !one.Contains('=', StringComparison.Ordinal)).Select(TrendOf).LastOrDefault()
                ?? standard.Trend,
            Trends = trends
                .Where(one => one.Contains('=', StringComparison.Ordinal))
                .ToImmutableDictionary(one => one[..one.LastIndexOf('=')], one => TrendOf(one.Split('=')[^1])!.Value),
            Specials = (parsed.GetValue(special) ?? [])
                .Select(one => SpecialOf(one)!.Value)
                .ToImmutableDictionary(pair => pair.Column, pair => pair.Values),
            BinsMax = Math.Min(parsed.GetValue(bins), standard.BinsMax),
            BinShareMin = parsed.GetValue(share) ?? standard.BinShareMin,
            ClassMin = parsed.GetValue(least) ?? standard.ClassMin,
        };
    }

    private static Trend? TrendOf(string text) =>
        Enum.TryParse<Trend>(text, ignoreCase: true, out var trend) && Enum.IsDefined(trend) && !char.IsAsciiDigit(text[0])
            ? trend
            : null;

    private static (string Column, ImmutableArray<double> Values)? SpecialOf(string text)
    {
        var place = text.LastIndexOf('=');
        if (place < 1)
            return null;
        var values = ImmutableArray.CreateBuilder<double>();
        foreach (var one in text[(place + 1)..].Split(','))
        {
            if (!double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                return null;
            values.Add(value);
        }
        return (text[..place], values.ToImmutable());
    }
}
