using System.Globalization;
using FoodCredit.Scoring.Learning.Binning;

namespace FoodCredit.Scoring.Learning.Scorecards;

/// <summary>A scorecard as one SELECT that gives the same whole numbers in any SQL database.</summary>
public static class ScorecardSql
{
    /// <summary>The statement.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="table">The table of the features, whose columns have their names: numbers as DOUBLE, categories as text.</param>
    /// <returns>A SELECT of all columns and <c>points_milli</c>.</returns>
    public static string Of(Scorecard card, string table) =>
        $"""
            SELECT
              *,
              {card.StartMilli}{string.Concat(card.Features.Select(Part))}
                AS points_milli
            FROM {Quote(table)}

            """;

    private static string Part(ScorecardFeature feature)
    {
        var column = Quote(feature.Binning.Feature);
        var bins = feature.Binning.Bins.Zip(feature.PointsMilli).ToList();
        // Missing first: it compares with nothing. Then codes, which lie within some range.
        var ordered = bins.OrderBy(pair =>
            pair.First.Kind switch
            {
                BinKind.Missing => 0,
                BinKind.Special => 1,
                _ => 2,
            }
        );
        var cases = ordered
            .Where(pair => !IsRest(pair.First))
            .Select(pair => $"\n      WHEN {Condition(pair.First, column)} THEN {Number(pair.Second)}");
        var rest = bins.First(pair => IsRest(pair.First)).Second;
        return $"\n    + CASE{string.Concat(cases)}\n      ELSE {Number(rest)}\n    END";
    }

    /// <summary>The bin of whatever no other holds: the highest range, or other categories.</summary>
    private static bool IsRest(WoeBin bin) => bin is { Kind: BinKind.Range, Below: null } or { Kind: BinKind.Other };

    private static string Condition(WoeBin bin, string column) =>
        bin.Kind switch
        {
            BinKind.Missing => $"{column} IS NULL",
            BinKind.Special => $"{column} = {Number(bin.Special!.Value)}",
            // Ranges come from low to high, so that a lower bound is said already.
            BinKind.Range => $"{column} < {Number(bin.Below!.Value)}",
            _ => $"{column} IN ({string.Join(", ", bin.Categories.Select(Text))})",
        };

    /// <summary>With an exponent it is a DOUBLE and no decimal, so that it is compared as it is here.</summary>
    private static string Number(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? text : $"{text}E0";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
