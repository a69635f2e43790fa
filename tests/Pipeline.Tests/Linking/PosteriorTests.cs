using FoodCredit.Pipeline.Linking.Deciding;

namespace FoodCredit.Pipeline.Tests.Linking;

public sealed class PosteriorTests
{
    /// <summary>2^w / (1 + sum of 2^w), by the definition, whatever is left out on the way.</summary>
    [Theory]
    [InlineData(10_000)]
    [InlineData(10_000, 10_000)]
    [InlineData(-19_900)]
    [InlineData(-20_100)]
    [InlineData(30_000, 11_000, 10_500, 10_000, 9_500, -40_000)]
    [InlineData(2_000, -17_500, -18_500)]
    [InlineData(400_000, 380_500, 379_500)]
    public void Of_Weights_IsTheShareRoundedDown(params int[] weights)
    {
        for (var own = 0; own < weights.Length; own++)
        {
            var others = weights.Append(0).Select(weight => Math.Pow(2, (weight - weights[own]) / 1000.0)).Sum();
            Assert.Equal((int)Math.Floor(1_000_000 / others), Posterior.Of(weights, own));
        }
    }
}
