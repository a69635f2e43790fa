namespace FoodCredit.Pipeline.Tests.Sampling.Matching;

public sealed class MatchSampleSharesTests
{
    private const int Records = 20_000;

    [Theory]
    [InlineData(0.5, 0.1)]
    [InlineData(0.2, 0.3)]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void Shares_OfRecords_AreThoseAskedFor(double withoutCode, double nobody)
    {
        using var written = new LinkageCase(options =>
            options with
            {
                Entities = 2_000,
                Records = Records,
                Seed = 3,
                WithoutCode = withoutCode,
                Nobody = nobody,
            }
        );
        Assert.Equal(Records, written.Records.Length);
        Near(
            withoutCode,
            written.Records.Count(record => !record.HasIdentifier && !IsPerson(record)),
            written.Records.Count(record => !IsPerson(record))
        );
        Near(nobody, written.Records.Count(record => record.Entity is null), Records);
        Assert.Equal(written.Summary.WithoutIdentifier, written.Records.Count(record => !record.HasIdentifier));
        Assert.Equal(written.Summary.Nobody, written.Records.Count(record => record.Entity is null));
    }

    [Fact]
    public void Homonyms_OfTheRegistry_AreAsManyAsAskedFor()
    {
        using var none = new LinkageCase(options => options with { Entities = 8_000, Records = 0, Homonyms = 0 });
        Assert.Equal(8_000, none.Registry.Select(row => row["name"]).Distinct().Count());
        Assert.Equal(0, none.Summary.Homonyms);

        using var tenth = new LinkageCase(options => options with { Entities = 8_000, Records = 0, Homonyms = 0.1 });
        Assert.Equal(8_000, tenth.Registry.Length);
        Assert.Equal(800, tenth.Summary.Homonyms);
        var groups = tenth.Registry.CountBy(row => row["name"]).Where(pair => pair.Value > 1).ToList();
        // Three fifths of the groups have the very same name; the others differ in district or branch.
        Assert.InRange(groups.Sum(group => group.Value - 1), 350, 650);
        Assert.All(groups, group => Assert.InRange(group.Value, 2, 40));
        Assert.Contains(groups, group => group.Value == 2);
        Assert.Contains(groups, group => group.Value > 10);
    }

    [Fact]
    public void Homonyms_OfARegistry_HaveTheirOwnCodesAndAddresses()
    {
        using var written = new LinkageCase(options => options with { Entities = 8_000, Records = 0, Homonyms = 0.3 });
        Assert.Equal(8_000, written.Registry.Select(row => row["id"]).Distinct().Count());
        Assert.Equal(8_000, written.Registry.Select(row => (row["name"], row["address"])).Distinct().Count());
    }

    private static bool IsPerson(LinkageRecord record) => record.Corruptions.Contains("natural_person");

    /// <summary>Within four and a half standard deviations of a binomial count.</summary>
    private static void Near(double share, int count, int of)
    {
        var deviation = Math.Sqrt(of * share * (1 - share));
        Assert.InRange(count, of * share - 4.5 * deviation, of * share + 4.5 * deviation);
    }
}
