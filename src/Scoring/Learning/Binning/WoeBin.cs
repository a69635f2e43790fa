using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>A bin (分箱) of a feature and its weight of evidence.</summary>
public sealed record WoeBin
{
    public required BinKind Kind { get; init; }

    /// <summary>Of a range: the least number in it; null: no bound.</summary>
    public double? From { get; init; }

    /// <summary>Of a range: the least number above it; null: no bound.</summary>
    public double? Below { get; init; }

    /// <summary>Of a special bin: the number.</summary>
    public double? Special { get; init; }

    /// <summary>Of categories, in ordinal order.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Training rows with the event.</summary>
    public required long Events { get; init; }

    /// <summary>Training rows without.</summary>
    public required long Others { get; init; }

    /// <summary>Weight of evidence; above 0: the event is likelier than on average. 0 where there are no training rows.</summary>
    public required double Woe { get; init; }

    /// <summary>Its part of the information value.</summary>
    public required double Iv { get; init; }

    [JsonIgnore]
    public BinCount Count => new(Events, Others);

    /// <summary>Seven digits of a larger number would lack its decimals.</summary>
    private const double SevenDigits = 1e6;

    /// <summary>For people: <c>below 26</c>, <c>26 to below 35</c>, <c>rent, for free</c>, <c>missing</c>.</summary>
    [JsonIgnore]
    public string Title =>
        Kind switch
        {
            BinKind.Range => (From, Below) switch
            {
                (null, null) => "any number",
                (null, { } below) => $"below {Text(below)}",
                ({ } from, null) => $"{Text(from)} or more",
                ({ } from, { } below) => $"{Text(from)} to below {Text(below)}",
            },
            BinKind.Categories => string.Join(", ", Categories),
            BinKind.Special => $"code {Text(Special!.Value)}",
            BinKind.Other => "other",
            _ => "missing",
        };

    public bool Equals(WoeBin? other) =>
        other is not null
        && (Kind, From, Below, Special, Events, Others, Woe, Iv)
            == (other.Kind, other.From, other.Below, other.Special, other.Events, other.Others, other.Woe, other.Iv)
        && Categories.SequenceEqual(other.Categories);

    public override int GetHashCode() => HashCode.Combine(Kind, From, Below, Special, Events, Others);

    /// <summary>
    /// Cuts lie between numbers as scikit-learn holds them, in single precision: 7.950000047683716 is 7.95 to people. What is executed is the cut.
    /// </summary>
    private static string Text(double number) =>
        number.ToString(double.IsInteger(number) || Math.Abs(number) >= SevenDigits ? "R" : "G7", CultureInfo.InvariantCulture);
}
