using CsCheck;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Contracts;

public sealed class DumpFilePatternTests
{
    [Theory]
    [InlineData("p_{yyyyMMdd}.csv", "p_20210131.csv", "2021-01-31")]
    [InlineData("p_{yyyyMMdd}.csv", "P_20210131.CSV", "2021-01-31")]
    [InlineData("p_{yyyyMMdd}.csv", "p_20210131_2.csv", null)]
    [InlineData("p_{yyyyMMdd}*.csv", "p_20210131_2.csv", "2021-01-31")]
    [InlineData("p_{yyyy-MM-dd}.csv", "p_2021-01-31.csv", "2021-01-31")]
    [InlineData("p_{yyyy-MM-dd}.csv", "p_20210131.csv", null)]
    [InlineData("p_{yyyyMMdd}.csv", "p_20211331.csv", null)]
    [InlineData("p_{yyyyMMdd}.csv", "p_20210229.csv", null)]
    [InlineData("p_{yyyyMMdd}.csv", "p_20200229.csv", "2020-02-29")]
    [InlineData("p_{yyyyMMdd}.csv", "xp_20210131.csv", null)]
    [InlineData("p.{yyyyMMdd}.csv", "px20210131.csv", null)]
    [InlineData("处罚{yyyyMMdd}*.xlsx", "处罚20210131（终稿）.xlsx", "2021-01-31")]
    [InlineData("*{yyyyMMdd}*.csv", "a_20210131_20210228.csv", "2021-01-31")]
    public void Match_FileName_GivesTheDeliveryDate(string pattern, string fileName, string? expected)
    {
        DateOnly? date = DumpFilePattern.Parse(pattern).Match(fileName);

        Assert.Equal(expected, date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("p_{yyyyMMdd}.csv", "p_{yyyyMMdd}.csv", true)]
    [InlineData("p_{yyyyMMdd}.csv", "P_{yyyyMMdd}.csv", true)]
    [InlineData("p_{yyyyMMdd}.csv", "q_{yyyyMMdd}.csv", false)]
    [InlineData("p_{yyyyMMdd}*.csv", "p_repair_{yyyyMMdd}*.csv", false)]
    [InlineData("p*_{yyyyMMdd}*.csv", "p_repair_{yyyyMMdd}*.csv", true)]
    [InlineData("p_{yyyyMMdd}.csv", "p_{yyyy-MM-dd}.csv", false)]
    [InlineData("p_{yyyyMMdd}*.csv", "p_*{yyyy-MM-dd}.csv", true)]
    [InlineData("p_{yyyyMMdd}*.csv", "p_{yyyyMMdd}*.xlsx", false)]
    [InlineData("p_{yyyyMMdd}_a.csv", "p_2021*_{yyyyMMdd}*.csv", false)]
    [InlineData("{yyyyMMdd}.csv", "2021*{yyyyMMdd}.csv", false)]
    public void Overlap_TwoPatterns_IsAFileNameOfBoth(string a, string b, bool expected)
    {
        (DumpFilePattern first, DumpFilePattern second) = (DumpFilePattern.Parse(a), DumpFilePattern.Parse(b));

        string? name = first.Overlap(second);

        Assert.Equal(expected, name is not null);
        Assert.Equal(expected, second.Overlap(first) is not null);
        if (name is not null)
            Assert.True(first.Match(name) is not null && second.Match(name) is not null, $"'{name}' is not a file of both");
    }

    /// <summary>A name made from one pattern and matched by another proves that they overlap.</summary>
    [Fact]
    public void Overlap_NameOfBoth_IsNeverMissed()
    {
        string[] pieces = ["a", "b", "*", "_", "1"];
        string[] fillers = ["", "a", "b1", "_", "20210131"];
        Gen<string> text = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 3].Select(p => string.Concat(p));
        Gen<string> pattern = Gen.Select(text, text, (before, after) => before + "{yyyyMMdd}" + after);
        Gen<string> filling = Gen.Int[0, fillers.Length - 1].Select(i => fillers[i]).Array[6].Select(f => string.Join('|', f));

        Gen.Select(pattern, pattern, filling)
            .Sample(
                (a, b, filled) =>
                {
                    Queue<string> fillings = new(filled.Split('|'));
                    string name = string.Concat(
                        a.Replace("{yyyyMMdd}", "20210131", StringComparison.Ordinal)
                            .Select(c => c == '*' ? fillings.Dequeue() : $"{c}")
                    );
                    DumpFilePattern first = DumpFilePattern.Parse(a);
                    DumpFilePattern second = DumpFilePattern.Parse(b);
                    Assert.NotNull(first.Match(name));
                    if (second.Match(name) is not null)
                        Assert.NotNull(first.Overlap(second));
                },
                iter: 20_000
            );
    }

    [Theory]
    [InlineData("p.csv", "no date")]
    [InlineData("{yyyyMMdd}{yyyy-MM-dd}", "2 dates")]
    [InlineData("p{yyyyMMdd", "another placeholder than {yyyyMMdd} or {yyyy-MM-dd}")]
    [InlineData("a/{yyyyMMdd}", "a folder")]
    [InlineData("a\\{yyyyMMdd}", "a folder")]
    [InlineData("a?{yyyyMMdd}", "a character that file names cannot have")]
    [InlineData("p_{yyyyMMdd}.csv", null)]
    public void Fault_Pattern_SaysWhatIsWrong(string pattern, string? expected) =>
        Assert.Equal(expected, DumpFilePattern.Fault(pattern));

    [Fact]
    public void Parse_InvalidPattern_Throws() => Assert.Throws<ArgumentException>("text", () => DumpFilePattern.Parse("p.csv"));
}
