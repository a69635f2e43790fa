using System.Collections.Immutable;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Tests.Rating;

/// <summary>Rules: 0 floor orange, 1 ceiling yellow, 2 floor red, 3 ceiling green.</summary>
public sealed class ColourRulesTests
{
    private static readonly ImmutableArray<PlanRule> Rules =
    [
        new("floor_orange", [], Colour.Orange, null),
        new("ceiling_yellow", [], null, Colour.Yellow),
        new("floor_red", [], Colour.Red, null),
        new("ceiling_green", [], null, Colour.Green),
    ];

    [Theory]
    [InlineData(Colour.Green, 0b0000, Colour.Green, 0b0000)]
    [InlineData(Colour.Green, 0b0001, Colour.Orange, 0b0001)]
    [InlineData(Colour.Orange, 0b0001, Colour.Orange, 0b0000)] // the floor holds, but changed nothing
    [InlineData(Colour.Red, 0b0010, Colour.Yellow, 0b0010)]
    [InlineData(Colour.Green, 0b0010, Colour.Green, 0b0000)]
    [InlineData(Colour.Green, 0b0101, Colour.Red, 0b0101)] // raised twice
    [InlineData(Colour.Red, 0b0011, Colour.Orange, 0b0011)] // lowered to yellow, raised to orange: floors win
    [InlineData(Colour.Green, 0b0011, Colour.Orange, 0b0001)] // the ceiling has no part in a worse colour
    [InlineData(Colour.Red, 0b0110, Colour.Red, 0b0000)] // lowered and raised again: unchanged
    [InlineData(Colour.Red, 0b1010, Colour.Green, 0b1010)]
    public void Apply_RulesThatHold_ChangeTheColour(Colour byPoints, ulong holding, Colour colour, ulong applied) =>
        Assert.Equal((colour, applied), ColourRules.Apply(Rules, byPoints, holding));
}
