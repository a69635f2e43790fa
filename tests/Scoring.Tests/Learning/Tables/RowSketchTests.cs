using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Tests.Learning.Tables;

public sealed class RowSketchTests
{
    [Fact]
    public void Find_OfAsManyRowsAsAreKept_KnowsEachAndNoOther()
    {
        var sketch = RowSketch.Of(Hashes(1, RowSketch.HashesMax), []);
        Assert.Equal((1UL, 0.0), (sketch.Step, sketch.TwinShare));
        Assert.Equal(new SeenRows(4_096, 4_096, true), sketch.Find(Hashes(1, RowSketch.HashesMax)));
        Assert.Equal(new SeenRows(5_000, 0, false), sketch.Find(Hashes(2, 5_000)));
    }

    /// <summary>Of 100,000 rows one in 32 is kept, 3,125 or so; a file of which 30% are among them is told so within three standard errors.</summary>
    [Fact]
    public void Find_OfMoreRowsThanAreKept_EstimatesTheShare()
    {
        var training = Hashes(1, 100_000);
        var sketch = RowSketch.Of(training, Hashes(3, 10_000));
        Assert.Equal(32UL, sketch.Step);
        Assert.InRange(Convert.FromBase64String(sketch.Hashes).Length / 8, 2_500, RowSketch.HashesMax);
        var seen = sketch.Find([.. training[..15_000], .. Hashes(2, 35_000)]);
        Assert.True(seen.IsMoreThanTwins);
        Assert.InRange(
            (double)seen.Known / seen.Asked,
            0.3 - 3 * Math.Sqrt(0.3 * 0.7 / seen.Asked),
            0.3 + 3 * Math.Sqrt(0.3 * 0.7 / seen.Asked)
        );
    }

    /// <summary>Where one test row in five is equal to a training row, another one in five of a new file tells nothing; a half does.</summary>
    [Theory]
    [InlineData(200, false)]
    [InlineData(220, false)]
    [InlineData(500, true)]
    public void Find_WhereRowsHaveTwins_AllowsForThem(int known, bool isMore)
    {
        var training = Hashes(1, 1_000);
        var sketch = RowSketch.Of(training, [.. training[..200], .. Hashes(3, 800)]);
        Assert.Equal(0.2, sketch.TwinShare);
        Assert.Equal(new SeenRows(1_000, known, isMore), sketch.Find([.. training[..known], .. Hashes(2, 1_000 - known)]));
    }

    [Fact]
    public void HashesOf_RowsThatDifferInOneCellOrLabel_Differ()
    {
        var table = new LearningTable(
            [
                FeatureColumn.OfNumbers("age", [1, 1, 2, 1, double.NaN, 1]),
                FeatureColumn.OfTexts("place", ["甲", "乙", "甲", "甲", "甲", null]),
            ],
            [0, 0, 0, 1, 0, 0]
        );
        Assert.Equal(6, RowFingerprint.HashesOf(table, table.AllRows()).Distinct().Count());
        // Levels in another order are the same texts.
        var other = new LearningTable(
            [FeatureColumn.OfNumbers("age", [1, 1]), FeatureColumn.OfTexts("place", ["乙", "甲"])],
            [0, 0]
        );
        Assert.Equal(RowFingerprint.HashesOf(table, [1, 0]), RowFingerprint.HashesOf(other, [0, 1]));
    }

    private static ulong[] Hashes(int seed, int count)
    {
        var table = new LearningTable(
            [
                FeatureColumn.OfNumbers(
                    "x",
                    [
                        .. Enumerable
                            .Range(0, count)
                            .Select(row => new SeededDraws((ulong)seed, row).Below(int.MaxValue) + row * 1e10),
                    ]
                ),
            ],
            new byte[count]
        );
        return RowFingerprint.HashesOf(table, table.AllRows());
    }
}
