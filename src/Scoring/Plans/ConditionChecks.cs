using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Plans;

/// <summary>What a condition on attributes must be, so that every engine reads it the same way.</summary>
public static class ConditionChecks
{
    /// <summary>What an empty condition lacks.</summary>
    public const string NotEmpty = "at least one test";

    internal static void Check(AttributeCondition condition, string path, PolicyFaults faults)
    {
        if (condition.Alternatives.IsEmpty || condition.Alternatives.Any(tests => tests.IsEmpty))
            faults.Add(path, NotEmpty, "none", "say which records it is about");
        foreach (var test in condition.Alternatives.SelectMany(tests => tests))
        {
            if (test is AttributeTest.In within)
                CheckValues(within.Attribute, within.Values, path, faults);
            if (test is AttributeTest.HasAny any)
                CheckSet(any, path, faults);
        }
    }

    private static void CheckValues(string attribute, ImmutableArray<string> values, string path, PolicyFaults faults)
    {
        if (values.IsEmpty)
            faults.Add(path, $"at least one value for '{attribute}'", "none", "list the values");
    }

    /// <summary>Sets are stored as <c>;a;b;</c>: a value with a semicolon would match across two of them.</summary>
    private static void CheckSet(AttributeTest.HasAny test, string path, PolicyFaults faults)
    {
        CheckValues(test.Attribute, test.Values, path, faults);
        foreach (var value in test.Values)
        {
            if (value.Length == 0 || value.Contains(';', StringComparison.Ordinal))
                faults.Add(
                    path,
                    $"values of the set '{test.Attribute}' without ';', none empty",
                    $"'{value}'",
                    "list the values one by one"
                );
        }
    }
}
