using FoodCredit.Benchmarks.Learn;
using FoodCredit.Pipeline.Tests;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Cli.Tests.Learn;

/// <summary>The comparison on Chicago's inspections measures what the city measured, and nothing in its frame knows the future.</summary>
public sealed class ChicagoFrameTests
{
    private const string Folder = "chicago-food-inspections";

    /// <summary>Four days with an inspection each, critical on the third and fourth; scored so that they are done first.</summary>
    [Fact]
    public void EarlierDays_OfFourInspections_AreThoseByHand()
    {
        int[] days = [10, 11, 12, 13];
        // Done on days 10 and 11 instead of 12 and 13.
        Assert.Equal(new EarlierDays(2, 1), EarlierDays.Of(days, [0, 0, 1, 1], [0.1, 0.2, 0.9, 0.8], [1, 1, 1, 1]));
        // As they were done.
        Assert.Equal(new EarlierDays(0, 0), EarlierDays.Of(days, [0, 0, 1, 1], [0.9, 0.8, 0.2, 0.1], [1, 1, 1, 1]));
        // The third counts twice: five inspections on 10, 11, 12, 12 and 13.
        Assert.Equal(
            new EarlierDays((2 + 1 + 1) / 3.0, 2.0 / 3),
            EarlierDays.Of(days, [0, 0, 1, 1], [0.1, 0.2, 0.9, 0.8], [1, 1, 2, 1])
        );
    }

    /// <summary>The city's own model: 7.59 days earlier, 68.4% in the first half.</summary>
    [Fact]
    public void EarlierDays_OfTheCitysModel_AreThoseOfTheCity()
    {
        var files = Read();
        var test = files.Inspections.Where(inspection => files.Frame(inspection.Id, "Test") == "1").ToList();
        var earlier = EarlierDays.Of(
            [.. test.Select(inspection => inspection.Day)],
            [.. test.Select(inspection => (byte)(inspection.Critical > 0 ? 1 : 0))],
            [
                .. test.Select(inspection =>
                    double.Parse(files.Frame(inspection.Id, "glm_pred_test")!, System.Globalization.CultureInfo.InvariantCulture)
                ),
            ],
            [.. test.Select(_ => 1)]
        );
        Assert.Equal(7.59, earlier.Days, 0.005);
        Assert.Equal(0.684, earlier.FirstHalf, 0.0005);
    }

    /// <summary>Files that end earlier give the same features for all rows that they still have.</summary>
    [Fact]
    public void Frame_OfFilesThatEndEarlier_IsTheSameUntilThen()
    {
        var whole = ChicagoTable.Of(Read());
        var end = new DateOnly(2013, 7, 1).DayNumber;
        var cut = ChicagoTable.Of(Read().Until(end));
        Assert.InRange(cut.Rows.Count, 10_000, 20_000);
        Assert.Equal(cut.Rows, whole.Rows.Take(cut.Rows.Count));
        foreach (var feature in cut.Table.Features.Where(feature => feature.Kind == FeatureKind.Number))
            Assert.Equal(feature.Numbers, whole.Table[feature.Name].Numbers[..cut.Rows.Count]);
        // Nor does the week's own result tell anything: with other results of the last week its features are the same.
        var monday = cut.Rows[^1].Monday;
        var changed = ChicagoTable.Of(
            Read()
                .Until(end)
                .With(inspection => inspection.Day >= monday ? inspection with { Critical = 9, Codes = 8 } : inspection)
        );
        foreach (var feature in cut.Table.Features.Where(feature => feature.Kind == FeatureKind.Number))
            Assert.Equal(feature.Numbers, changed.Table[feature.Name].Numbers);
    }

    private static ChicagoFiles Read() =>
        ChicagoFiles.Read(Path.GetDirectoryName(SharedData.Path($"{Folder}/chicago_model_data.csv"))!);
}
