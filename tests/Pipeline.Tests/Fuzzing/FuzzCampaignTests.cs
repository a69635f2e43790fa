namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>A piece of the campaign that <c>benchmarks -- campaign fuzz</c> runs over a million damaged rows.</summary>
public sealed class FuzzCampaignTests
{
    private const long MutatedRows = 10_000;

    [Theory]
    [InlineData(20211231)]
    [InlineData(7)]
    public void Campaign_OverTenThousandDamagedRows_BreaksNoPromise(ulong seed)
    {
        var told = new List<string>();
        var figures = new FuzzCampaign(seed, told.Add).Run(MutatedRows);
        Assert.Empty(told);
        Assert.True(figures.MutatedRows >= MutatedRows);
        Assert.True(figures.FilesIngested > 10);
    }

    [Fact]
    public void Campaign_OverDamagedWorkbooksParquetAndArchives_RefusesThemOrReadsWhatWasWritten()
    {
        var told = new List<string>();
        new WholeCampaign(20211231, told.Add).Run(1_500);
        Assert.Empty(told);
    }
}
