using System.Numerics;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Tests.Reference;

/// <summary>
/// The scoring model once more, slow and obvious, from the typed policy alone: no compiled plan, no SQL, no tables. Big integers, so nothing
/// can overflow unseen.
/// </summary>
internal static class SlowModel
{
    /// <summary>A record that is known and not revoked on the day.</summary>
    public sealed record Fact(
        string Id,
        string RecordType,
        int EventDay,
        int? OwnEnd,
        bool IsRepaired,
        IReadOnlyDictionary<string, object> Attributes
    );

    /// <summary>A rating; Graded holds each counting record's severity by its id.</summary>
    public sealed record Rating(
        long PointsMilli,
        string ColourByPoints,
        string Colour,
        int Records,
        IReadOnlyDictionary<string, Severity> Graded
    );

    public static Rating Rate(Policy policy, int day, string? industry, string? area, IReadOnlyList<Fact> facts)
    {
        var counting = facts
            .Select(fact => (Fact: fact, Type: policy.Types.FirstOrDefault(type => type.RecordType == fact.RecordType)))
            .Where(pair => pair.Type is not null)
            .Select(pair => (pair.Fact, Type: pair.Type!, Severity: SeverityOf(pair.Type!, pair.Fact)))
            .Where(entry => Counts(entry.Type, entry.Fact, entry.Severity, day))
            .ToList();
        BigInteger typePoints = 0;
        foreach (var type in policy.Types)
        {
            var own = counting.Where(entry => entry.Type == type).ToList();
            var sum = own.Aggregate(
                BigInteger.Zero,
                (total, entry) => total + Contribution(type, entry.Fact, entry.Severity, day)
            );
            var multiplier = type
                .Frequency.Where(step => step.Count <= own.Count)
                .Select(step => step.Multiplier)
                .DefaultIfEmpty(1m)
                .Last();
            typePoints += BigInteger.Min(type.CapMilli, Scale(sum, multiplier));
        }
        var context = policy.Context.Industries.FirstOrDefault(entry => entry.Key == industry) is { Key: not null } listed
            ? listed.Value
            : policy.Context.DefaultIndustry;
        var areaMultiplier = policy.Context.Areas.FirstOrDefault(entry => entry.Key == area) is { Key: not null } kind
            ? kind.Value
            : policy.Context.DefaultAreaMultiplier;
        var points = (long)(context.BaseMilli + Scale(Scale(typePoints, context.Multiplier), areaMultiplier));
        var byPoints =
            points >= policy.Thresholds.RedMilli ? Colour.Red
            : points >= policy.Thresholds.OrangeMilli ? Colour.Orange
            : points >= policy.Thresholds.YellowMilli ? Colour.Yellow
            : Colour.Green;
        var holding = policy
            .Rules.Where(rule =>
                rule.When.All(test =>
                    counting.Count(entry =>
                        (test.RecordType is null || test.RecordType == entry.Type.RecordType)
                        && (test.Severity is null || test.Severity == entry.Severity)
                        && (test.WithinDays is null || day - entry.Fact.EventDay < test.WithinDays)
                    ) >= test.AtLeast
                )
            )
            .ToList();
        var colour = byPoints;
        foreach (var ceiling in holding.Where(rule => rule.AtMost is not null))
            colour = colour > ceiling.AtMost ? ceiling.AtMost!.Value : colour;
        foreach (var floor in holding.Where(rule => rule.AtLeast is not null))
            colour = colour < floor.AtLeast ? floor.AtLeast!.Value : colour;
        return new Rating(
            points,
            Name(byPoints),
            Name(colour),
            counting.Count,
            counting.ToDictionary(entry => entry.Fact.Id, entry => entry.Severity)
        );
    }

    private static string Name(Colour colour) => colour.ToString().ToLowerInvariant();

    private static Severity SeverityOf(TypePolicy type, Fact fact)
    {
        foreach (var rule in type.Grades)
        {
            if (Holds(rule.When, fact))
                return rule.Severity;
        }
        return type.DefaultSeverity;
    }

    private static bool Counts(TypePolicy type, Fact fact, Severity severity, int day)
    {
        var end = fact.OwnEnd;
        if (end is null)
        {
            foreach (var period in type.InForce)
            {
                if ((period.When is null || Holds(period.When, fact)) && (period.Severity is null || period.Severity == severity))
                {
                    end = Clock(period.From, fact) + period.Days;
                    break;
                }
            }
        }
        return fact.EventDay <= day
            && (end is null || day <= end)
            && day - fact.EventDay < type.WindowDays
            && (!IsRepaired(type, fact, severity, day) || type.RepairedShare > 0);
    }

    /// <summary>Repaired, allowed, and the minimum over.</summary>
    private static bool IsRepaired(TypePolicy type, Fact fact, Severity severity, int day)
    {
        var term = type.Repair.FirstOrDefault(own =>
            (own.When is null || Holds(own.When, fact)) && (own.Severity is null || own.Severity == severity)
        );
        return fact.IsRepaired
            && (term is null || (term.IsAllowed && (term.MinimumDays == 0 || day >= Clock(term.From, fact) + term.MinimumDays)));
    }

    private static int Clock(string? from, Fact fact) =>
        from is not null && fact.Attributes.GetValueOrDefault(from) is long day ? (int)day : fact.EventDay;

    private static BigInteger Contribution(TypePolicy type, Fact fact, Severity severity, int day)
    {
        var age = day - fact.EventDay;
        var decay = type.Decay switch
        {
            Decay.HalfLife halfLife => (long)
                Math.Round(65536 * Math.Pow(0.5, (double)age / halfLife.Days), MidpointRounding.AwayFromZero),
            Decay.Steps steps => (long)
                Math.Round(65536 * steps.List.Where(step => step.FromDay <= age).Last().Share, MidpointRounding.AwayFromZero),
            _ => 65536,
        };
        var contribution = ((BigInteger)type.WeightsMilli[(int)severity] * decay + 32768) >> 16;
        return IsRepaired(type, fact, severity, day) ? Scale(contribution, type.RepairedShare) : contribution;
    }

    private static BigInteger Scale(BigInteger value, decimal factor) =>
        (value * (long)Math.Round(factor * 65536, MidpointRounding.AwayFromZero) + 32768) >> 16;

    private static bool Holds(AttributeCondition condition, Fact fact) =>
        condition.Alternatives.Any(tests => tests.All(test => Holds(test, fact)));

    private static bool Holds(AttributeTest test, Fact fact)
    {
        var value = fact.Attributes.GetValueOrDefault(test.Attribute);
        return test switch
        {
            AttributeTest.Present present => present.Expected == value is not null,
            AttributeTest.In within => value is string text && within.Values.Contains(text),
            AttributeTest.HasAny any => value is string set && set.Split(';').Any(item => any.Values.Contains(item)),
            AttributeTest.Contains contains => value is string text && text.Contains(contains.Text, StringComparison.Ordinal),
            AttributeTest.AtLeast least => value is long number && number >= least.Value,
            AttributeTest.Below below => value is long number && number < below.Value,
            _ => throw new InvalidOperationException(),
        };
    }
}
