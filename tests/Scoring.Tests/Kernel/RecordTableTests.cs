using FoodCredit.Scoring.Kernel;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Tests.Kernel;

public sealed class RecordTableTests
{
    [Fact]
    public void Build_UnsortedRows_SortsByEntityAndTypeAndKeepsTheirOrder()
    {
        var table = RecordTable.Build(
            4,
            3,
            [2, 0, 2, 2, 0],
            [1, 2, 0, 1, 0],
            [3, 0, 1, 2, 0],
            [0, 1, 0, 0, 0],
            [12, 10, 10, 11, 14]
        );
        Assert.Equal((10, 5, 2), (table.FirstDay, table.DayCount, table.LongestSegment));
        // Type 0: rows 4 (entity 0) and 2 (entity 2), one record each; type 1: rows 0 and 3 (entity 2), in this order; type 2: row 1 (entity 0).
        // grade = (type * 4 + severity) * 2 + repaired, times 5 days, plus the day.
        Assert.Equal([0 * 5 + 4, 2 * 5 + 0, 14 * 5 + 2, 12 * 5 + 1, 17 * 5 + 0], table.GradeDays);
        Assert.Equal([new SegmentRun(0, 1, 0, 2, 0), new SegmentRun(1, 2, 2, 1, 2), new SegmentRun(2, 1, 3, 1, 4)], table.Runs);
        Assert.Equal([0, 3], table.BlockRuns);
        Assert.Equal([0, 2, 2, 0], table.SegmentPlaces);
        Assert.Equal([new EntitySegment(0, 0, 1), new EntitySegment(2, 4, 1)], table.SegmentsOf(0));
        Assert.True(table.SegmentsOf(1).IsEmpty);
        Assert.Equal([new EntitySegment(0, 1, 1), new EntitySegment(1, 2, 2)], table.SegmentsOf(2));
    }

    [Fact]
    public void Build_NoRows_HasNoSegments()
    {
        var table = RecordTable.Build(3, 2, [], [], [], [], []);
        Assert.Empty(table.Segments);
        Assert.Empty(table.Runs);
        Assert.Equal((0, 0), (table.RecordCount, table.LongestSegment));
    }

    [Theory]
    [InlineData(-1, 1, 0, 0, "An entity is not in 0 to 1.")]
    [InlineData(2, 0, 0, 0, "An entity is not in 0 to 1.")]
    [InlineData(0, 2, 0, 0, "A type is not in 0 to 1.")]
    [InlineData(1, 1, 4, 0, "A severity is not in 0 to 3.")]
    [InlineData(1, 1, 3, 2, "Repaired is neither 0 nor 1.")]
    public void Build_ValueOutOfRange_IsRefused(int entity, byte type, byte severity, byte repaired, string message)
    {
        var fault = Assert.Throws<ArgumentException>(() =>
            RecordTable.Build(2, 2, [0, entity], [0, type], [0, severity], [0, repaired], [5, 5])
        );
        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void Build_ColumnsOfDifferentLength_IsRefused()
    {
        var fault = Assert.Throws<ArgumentException>(() => RecordTable.Build(2, 2, [0, 1], [0], [0, 0], [0, 0], [5, 5]));
        Assert.Equal("Columns differ in length: 2 entities, 1 types, 2 severities, 2 repaired, 2 days.", fault.Message);
    }

    [Theory]
    [InlineData(0, 36_524, true)]
    [InlineData(0, 36_525, false)]
    [InlineData(int.MinValue, int.MaxValue, false)]
    public void Build_DaysOfMoreThanACentury_IsRefused(int first, int last, bool fits)
    {
        RecordTable Build() => RecordTable.Build(1, 1, [0, 0], [0, 0], [0, 0], [0, 0], [last, first]);
        if (fits)
            Assert.Equal(36_525, Build().DayCount);
        else
            Assert.Throws<ArgumentOutOfRangeException>(Build);
    }

    [Theory]
    [InlineData(1, 0, 2, "An industry or area index is beyond the plan's tables.")]
    [InlineData(0, 2, 2, "An industry or area index is beyond the plan's tables.")]
    [InlineData(0, 0, 1, "Expected 2 industries and areas, found 2 and 1.")]
    public void Score_ContextsThatDoNotFit_IsRefused(byte industry, byte area, int areaCount, string message)
    {
        var context = SmallPolicy.Whole.Context with { Industries = [] };
        ScoringPlan plan = SmallPolicy.Plan(SmallPolicy.Whole with { Context = context });
        var table = RecordTable.Build(2, 2, [], [], [], [], []);
        byte[] areas = [area, area];
        var fault = Assert.Throws<ArgumentException>(() =>
            ScoreKernel.Score(plan, table, [industry, 0], areas[..areaCount], 0, 1, EntityRatings.For(2))
        );
        Assert.Equal(message, fault.Message);
    }
}
