using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Linting;

/// <summary>
/// Whether one condition holds wherever another does. What it affirms is so; it may miss some that only follow from several tests at once.
/// </summary>
internal static class Implication
{
    /// <summary>Whether <paramref name="weaker"/> holds wherever all of <paramref name="tests"/> do.</summary>
    public static bool Implies(ImmutableArray<AttributeTest> tests, AttributeCondition weaker) =>
        weaker.Alternatives.Any(alternative => alternative.All(wanted => tests.Any(given => Implies(given, wanted))));

    /// <summary>Whether <paramref name="weaker"/> holds wherever <paramref name="stronger"/> does.</summary>
    public static bool Implies(AttributeCondition stronger, AttributeCondition weaker) =>
        stronger.Alternatives.All(tests => Implies(tests, weaker));

    /// <summary>Whether a rule's tests hold wherever another's do.</summary>
    public static bool Implies(ImmutableArray<CountTest> stronger, ImmutableArray<CountTest> weaker) =>
        weaker.All(wanted => stronger.Any(given => Implies(given, wanted)));

    /// <summary>Whether no record can meet all tests of an alternative.</summary>
    public static bool IsImpossible(ImmutableArray<AttributeTest> tests) =>
        tests
            .SelectMany((one, i) => tests.Skip(i + 1).Select(other => (one, other)))
            .Any(pair => Excludes(pair.one, pair.other) || Excludes(pair.other, pair.one));

    private static bool Implies(AttributeTest given, AttributeTest wanted) =>
        given.Attribute == wanted.Attribute
        && (given, wanted) switch
        {
            (AttributeTest.Present own, AttributeTest.Present other) => own.Expected == other.Expected,
            (AttributeTest.Present, _) => false,
            (_, AttributeTest.Present other) => other.Expected,
            (AttributeTest.In own, AttributeTest.In other) => own.Values.All(other.Values.Contains),
            (AttributeTest.In own, AttributeTest.Contains other) => own.Values.All(value =>
                value.Contains(other.Text, StringComparison.Ordinal)
            ),
            (AttributeTest.Contains own, AttributeTest.Contains other) => own.Text.Contains(other.Text, StringComparison.Ordinal),
            (AttributeTest.HasAny own, AttributeTest.HasAny other) => own.Values.All(other.Values.Contains),
            (AttributeTest.AtLeast own, AttributeTest.AtLeast other) => own.Value >= other.Value,
            (AttributeTest.Below own, AttributeTest.Below other) => own.Value <= other.Value,
            _ => false,
        };

    private static bool Implies(CountTest given, CountTest wanted) =>
        (wanted.RecordType is null || wanted.RecordType == given.RecordType)
        && (wanted.Severity is null || wanted.Severity == given.Severity)
        && (wanted.WithinDays is null || given.WithinDays <= wanted.WithinDays)
        && given.AtLeast >= wanted.AtLeast;

    private static bool Excludes(AttributeTest one, AttributeTest other) =>
        one.Attribute == other.Attribute
        && (one, other) switch
        {
            (AttributeTest.Present { Expected: false }, AttributeTest.Present { Expected: false }) => false,
            (AttributeTest.Present { Expected: false }, _) => true,
            (AttributeTest.In own, AttributeTest.In second) => !own.Values.Any(second.Values.Contains),
            (AttributeTest.In own, AttributeTest.Contains second) => !own.Values.Any(value =>
                value.Contains(second.Text, StringComparison.Ordinal)
            ),
            (AttributeTest.AtLeast own, AttributeTest.Below second) => own.Value >= second.Value,
            _ => false,
        };
}
