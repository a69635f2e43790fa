using CsCheck;
using FoodCredit.Pipeline.Workspaces.Binding;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class RuleConditionTests
{
    private static readonly string[] Types = ["penalty", "failed_sampling", "and_more"];

    [Theory]
    [InlineData("dishonest_debtor >= 1", "dishonest_debtor", null, null, 1)]
    [InlineData("any >= 3", null, null, null, 3)]
    [InlineData("  any.grave   within 30 days>=2 ", null, Severity.Grave, 30, 2)]
    [InlineData("dishonest_debtor.minor >= 1000000", "dishonest_debtor", Severity.Minor, null, 1_000_000)]
    public void Parse_OneTerm_IsItsTest(string text, string? type, Severity? severity, int? days, int count)
    {
        Assert.Equal([new CountTest(type, severity, days, count)], RuleCondition.Parse(text, ["dishonest_debtor"], Refuse));
    }

    [Fact]
    public void Parse_WrittenTests_GivesThemBack()
    {
        Gen<CountTest> test = Gen.Select(
            Gen.Int[0, 3],
            Gen.Int[0, 4],
            Gen.Int[0, 400],
            Gen.Int[1, 1_000_000],
            (type, severity, days, count) =>
                new CountTest(
                    type == 3 ? null : Types[type],
                    severity == 4 ? null : (Severity)severity,
                    days == 0 ? null : days,
                    count
                )
        );
        test.Array[1, 5]
            .Sample(tests => Assert.Equal(tests, RuleCondition.Parse(string.Join(" and ", tests.Select(Write)), Types, Refuse)));
    }

    [Fact]
    public void Parse_AnyText_GivesTestsOrOneFaultInside()
    {
        string[] words =
        [
            "penalty",
            "any",
            ".",
            "grave",
            "within",
            "30",
            "days",
            ">=",
            "2",
            "and",
            "x",
            ">",
            "=",
            "0",
            " ",
            "罚",
            "99999999999",
        ];
        Gen.Int[0, words.Length - 1]
            .Array[0, 12]
            .Sample(
                picks =>
                {
                    string text = string.Join(' ', picks.Select(p => words[p]));
                    List<int> faults = [];
                    bool hasTests = !RuleCondition.Parse(text, Types, (offset, _, _, _) => faults.Add(offset)).IsEmpty;
                    Assert.Equal(hasTests ? 0 : 1, faults.Count);
                    Assert.All(faults, f => Assert.InRange(f, 0, text.Length));
                },
                iter: 20_000
            );
    }

    private static string Write(CountTest test)
    {
        string severity = test.Severity is { } given ? $".{given.ToString().ToLowerInvariant()}" : "";
        string days = test.WithinDays is { } within ? $" within {within} days" : "";
        return $"{test.RecordType ?? "any"}{severity}{days} >= {test.AtLeast}";
    }

    private static void Refuse(int offset, string expected, string found, string advice) =>
        Assert.Fail($"{offset}: expected {expected}; found {found}; {advice}");
}
