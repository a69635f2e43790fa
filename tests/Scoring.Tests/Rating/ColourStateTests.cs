using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Tests.Rating;

public sealed class ColourStateTests
{
    private static readonly StabilityPolicy Wait90 = new(90);

    [Fact]
    public void Next_FirstOfAChain_IsTheWantedColour() =>
        Assert.Equal(new ColourState(Colour.Orange, 100), ColourState.Next(Wait90, null, Colour.Orange, 100));

    [Fact]
    public void Next_Worse_IsWorseAtOnceByAllSteps() =>
        Assert.Equal(new ColourState(Colour.Red, 101), Next(Wait90, Colour.Green, 100, Colour.Red, 101));

    [Theory]
    [InlineData(189, Colour.Red, 100)]
    [InlineData(190, Colour.Orange, 190)]
    [InlineData(500, Colour.Orange, 500)]
    public void Next_Better_WaitsAndGoesOneStep(int day, Colour colour, int since) =>
        Assert.Equal(new ColourState(colour, since), Next(Wait90, Colour.Red, 100, Colour.Green, day));

    [Fact]
    public void Next_BetterWithoutStability_IsBetterAtOnce() =>
        Assert.Equal(new ColourState(Colour.Green, 101), Next(null, Colour.Red, 100, Colour.Green, 101));

    [Fact]
    public void Next_TheSame_KeepsItsDay() =>
        Assert.Equal(new ColourState(Colour.Red, 100), Next(Wait90, Colour.Red, 100, Colour.Red, 300));

    private static ColourState Next(StabilityPolicy? stability, Colour colour, int since, Colour wanted, int day) =>
        ColourState.Next(stability, new ColourState(colour, since), wanted, day);
}
