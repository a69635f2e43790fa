using FoodCredit.Scoring.Calibrating;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Tests.Calibrating;

/// <summary>Thresholds that meet numbers of colours; expected values are counted by hand, or by classifying every entity.</summary>
public sealed class ThresholdSearchTests
{
    [Fact]
    public void Nearest_OfDifferentPoints_MeetsEveryTarget_WithRoundNumbers()
    {
        var found = Nearest([Points(1.234m), Points(4.8m), Points(9.01m), Points(23.7m), Points(77m), Points(0)], 2, 1, 1);
        Assert.Equal([1, 1, 2], found.Select(own => own.Reached));
        // The roundest above 23.7 and up to 77, above 9.01 and up to 23.7, above 1.234 and up to 4.8.
        Assert.Equal([50_000L, 20_000, 4_000], found.Select(own => own.ThresholdMilli));
        Assert.All(found, own => Assert.Null(own.TiedPointsMilli));
    }

    /// <summary>Three share the points where two are wanted: all or none; the fewer of two that are equally near.</summary>
    [Theory]
    [InlineData(2, 3)]
    [InlineData(1, 0)]
    public void Nearest_OfEqualPoints_TakesAllOrNone_AndSaysSo(int target, int reached)
    {
        var red = Nearest([Points(5), Points(5), Points(5), Points(1)], 0, 0, target)[0];
        Assert.Equal((reached, 5_000L, 3), (red.Reached, red.TiedPointsMilli, red.Tied));
    }

    /// <summary>Two are red by a rule whatever their points, one can never be: of four that are wanted two come from the others.</summary>
    [Fact]
    public void Nearest_WithRules_CountsThoseThatAreBound()
    {
        var red = Nearest(
            [
                new(0, Colour.Red, Colour.Red),
                new(100, Colour.Red, Colour.Red),
                new(90_000, Colour.Green, Colour.Orange),
                Points(30),
                Points(20),
                Points(10),
            ],
            0,
            0,
            4
        )[0];
        Assert.Equal((4L, 2L), (red.Reached, red.Bound));
        Assert.InRange(red.ThresholdMilli, 10_001, 20_000);
    }

    [Fact]
    public void Nearest_OfMoreThanThereAre_TakesWhoeverHasPoints()
    {
        var found = Nearest([Points(3), Points(2), Points(0)], 9, 0, 0);
        Assert.Equal([0L, 0, 2], found.Select(own => own.Reached));
        Assert.Null(found[2].TiedPointsMilli);
        Assert.True(found[2].ThresholdMilli > 0 && found[2].ThresholdMilli < found[1].ThresholdMilli);
        Assert.True(found[1].ThresholdMilli < found[0].ThresholdMilli);
    }

    /// <summary>Whatever the points and rules: what is said to be reached is what classifying by the thresholds gives, and no other threshold of red is nearer.</summary>
    [Fact]
    public void Nearest_OfDrawnCities_ReachesWhatItSays()
    {
        var random = new Random(7);
        for (var city = 0; city < 300; city++)
        {
            var entities = Enumerable
                .Range(0, random.Next(1, 60))
                .Select(_ =>
                {
                    var floor = random.Next(10) == 0 ? (Colour)random.Next(4) : Colour.Green;
                    var ceiling = random.Next(10) == 0 ? (Colour)random.Next(4) : Colour.Red;
                    return new CalibratedEntity(
                        random.Next(4) == 0 ? 0 : random.Next(40) * 250,
                        floor,
                        ceiling < floor ? floor : ceiling
                    );
                })
                .ToArray();
            var found = Nearest(entities, random.Next(20), random.Next(10), random.Next(10));
            var thresholds = new Thresholds(found[2].ThresholdMilli, found[1].ThresholdMilli, found[0].ThresholdMilli);
            Assert.True(
                thresholds.YellowMilli >= 1
                    && thresholds.YellowMilli < thresholds.OrangeMilli
                    && thresholds.OrangeMilli < thresholds.RedMilli
            );
            Assert.All(found, own => Assert.Equal(entities.Count(one => ColourOf(one, thresholds) == own.Colour), own.Reached));
            var nearest = Enumerable
                .Range(1, 11_000)
                .Min(red =>
                    Math.Abs(entities.Count(one => ColourOf(one, new Thresholds(0, 0, red)) == Colour.Red) - found[0].Target)
                );
            Assert.Equal(nearest, Math.Abs(found[0].Reached - found[0].Target));
        }
    }

    private static Colour ColourOf(CalibratedEntity entity, Thresholds thresholds)
    {
        var byPoints =
            entity.PointsMilli >= thresholds.RedMilli ? Colour.Red
            : entity.PointsMilli >= thresholds.OrangeMilli ? Colour.Orange
            : entity.PointsMilli >= thresholds.YellowMilli ? Colour.Yellow
            : Colour.Green;
        return (Colour)Math.Clamp((int)byPoints, (int)entity.Floor, (int)entity.Ceiling);
    }

    private static CalibratedColour[] Nearest(CalibratedEntity[] entities, long yellow, long orange, long red) =>
        [
            .. ThresholdSearch.Nearest(
                entities,
                new Dictionary<Colour, long>
                {
                    [Colour.Yellow] = yellow,
                    [Colour.Orange] = orange,
                    [Colour.Red] = red,
                }
            ),
        ];

    private static CalibratedEntity Points(decimal points) => new((long)(points * 1000), Colour.Green, Colour.Red);
}
