using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Describing;

/// <summary>Conditions on a record's attributes, in words: 「罚款金额 5 万元及以上」.</summary>
internal sealed class ConditionWords(AttributeTitles titles)
{
    private static readonly Wording And = new("，且", " and ");
    private static readonly Wording Or = new("；或", "; or ");

    public Wording Of(string recordType, AttributeCondition condition) =>
        Wording.Join(Or, condition.Alternatives.Select(tests => Wording.Join(And, tests.Select(test => Of(recordType, test)))));

    private Wording Of(string recordType, AttributeTest test)
    {
        var title = titles.Of(recordType, test.Attribute);
        return test switch
        {
            AttributeTest.In { Values: [var value] } => title + new Wording($"为「{value}」", $" is “{value}”"),
            AttributeTest.In { Values: var values } => title
                + new Wording($"为{Quoted(values)}之一", $" is one of {EnglishList(values)}"),
            AttributeTest.HasAny { Values: [var value] } => title + new Wording($"含「{value}」", $" includes “{value}”"),
            AttributeTest.HasAny { Values: var values } => title
                + new Wording($"含{Quoted(values)}之一", $" includes any of {EnglishList(values)}"),
            AttributeTest.Contains { Text: var text } => title + new Wording($"有「{text}」字样", $" contains “{text}”"),
            AttributeTest.AtLeast { Value: var value } => AtLeast(title, test.Attribute, value),
            AttributeTest.Below { Value: var value } => Below(title, test.Attribute, value),
            AttributeTest.Present { Expected: true } => new Wording($"有{title.Chinese}", $"{title.English} is given"),
            AttributeTest.Present => new Wording($"无{title.Chinese}", $"{title.English} is not given"),
            _ => throw new InvalidOperationException($"The test {test} has no words."),
        };
    }

    private Wording AtLeast(Wording title, string attribute, long value)
    {
        var number = Number(attribute, value);
        return titles.TypeOf(attribute) == AttributeType.Date
            ? title + new Wording($"在 {number.Chinese} 或以后", $"{OnDay(title)} {number.English} or later")
            : title
                + new Wording(
                    $" {number.Chinese}{(titles.TypeOf(attribute) == AttributeType.Amount ? "" : " ")}及以上",
                    $" of {number.English} or more"
                );
    }

    /// <summary>Dates are often called so already: reviewed on.</summary>
    private static string OnDay(Wording title) => title.English.EndsWith(" on", StringComparison.Ordinal) ? "" : " on";

    private Wording Below(Wording title, string attribute, long value)
    {
        var number = Number(attribute, value);
        return titles.TypeOf(attribute) == AttributeType.Date
            ? title + new Wording($"在 {number.Chinese} 以前", $" before {number.English}")
            : title + new Wording($"不足 {number.Chinese}", $" below {number.English}");
    }

    private Wording Number(string attribute, long value) =>
        titles.TypeOf(attribute) switch
        {
            AttributeType.Amount => NumberWords.Money(value),
            AttributeType.Date => Wording.Same(NumberWords.Date(FoodCredit.Pipeline.Days.ToDate((int)value))),
            _ => Wording.Same(value.ToString(CultureInfo.InvariantCulture)),
        };

    private static string Quoted(ImmutableArray<string> values) => string.Concat(values.Select(value => $"「{value}」"));

    private static string EnglishList(ImmutableArray<string> values) => string.Join(", ", values.Select(value => $"“{value}”"));
}
