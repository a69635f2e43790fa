using System.Numerics;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Tests.Plans;

/// <summary>Sums of 2^24 records must fit 64 bits. 2^24 records of w milli-points, times f in 65536ths, stay below 2^63 while w * f is below 2^39.</summary>
public sealed class OverflowBoundTests
{
    [Fact]
    public void Compile_LargestWeightThatFits_IsAccepted() =>
        // w = 2^23 - 1, f = 2^16: (2^23 - 1) * 2^24 * 2^16 + 2^16 = 2^63 - 2^40 + 2^16.
        Assert.Empty(PolicyCompiler.Compile(Weighing((1 << 23) - 1)).Faults);

    [Fact]
    public void Compile_WeightOneTooLarge_IsRefusedWithTheSumItWouldMake()
    {
        // w = 2^23, f = 2^16: exactly 2^63, and the rounding half on top.
        var product = BigInteger.Pow(2, 63) + 65_536;
        Assert.Equal(
            [
                new PolicyFault(
                    "record_types.penalty.frequency",
                    "contributions times frequency of 16777216 records within 64 bits (at most 9223372036854775807)",
                    product.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    "lower weights, caps or multipliers"
                ),
            ],
            PolicyCompiler.Compile(Weighing(1 << 23)).Faults
        );
    }

    [Fact]
    public void Compile_FrequencyThatLiftsTheSumOutOf64Bits_IsRefused()
    {
        var policy = Weighing(1 << 20);
        var type = policy.Types[0] with { Frequency = [new FrequencyStep(2, 8m)] };
        Assert.Equal(
            ["record_types.penalty.frequency"],
            PolicyCompiler.Compile(policy with { Types = [type] }).Faults.Select(fault => fault.Path)
        );
        type = type with { Frequency = [new FrequencyStep(2, 7.9m)] };
        Assert.Empty(PolicyCompiler.Compile(policy with { Types = [type] }).Faults);
    }

    /// <summary>Caps bound what context multiplies: 32 types of 10^9 milli-points are 3.2 * 10^10, and 1000 is 6.6 * 10^7 in 65536ths.</summary>
    [Theory]
    [InlineData(1000, 4, true)] // 3.2e10 * 1000 = 3.2e13; * 4 * 65536 = 8.4e18, below 9.2e18.
    [InlineData(1000, 5, false)] // 3.2e13 * 5 * 65536 = 1.05e19.
    public void Compile_ContextOnLargestCaps_IsRefusedFromWhereItLeaves64Bits(int industry, int area, bool fits)
    {
        var types = Enumerable
            .Range(0, 32)
            .Select(i => Weighing(1 << 22).Types[0] with { RecordType = $"t{i}", CapMilli = 1_000_000_000 });
        var policy = SmallPolicy.Whole with
        {
            Types = [.. types],
            Context = new ContextPolicy(new IndustryContext(industry, 1_000_000_000), [], area, []),
        };
        Assert.Equal(fits ? [] : ["context.areas"], PolicyCompiler.Compile(policy).Faults.Select(fault => fault.Path));
    }

    private static Policy Weighing(long milli) =>
        SmallPolicy.Whole with
        {
            Types = [SmallPolicy.Penalty with { WeightsMilli = [milli, milli, milli, milli], Frequency = [] }],
        };
}
