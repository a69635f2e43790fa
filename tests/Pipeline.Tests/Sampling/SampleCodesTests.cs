namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>The codes of the invented businesses, by checks that share no line with the generator.</summary>
public sealed class SampleCodesTests(WrittenCity city) : IClassFixture<WrittenCity>
{
    private const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Theory]
    [InlineData("91350100M000100Y43", true)] // The example of GB 32100-2015.
    [InlineData("91350100M000100Y44", false)]
    public void UsccCheck_OfThePublishedExample_KnowsRightFromWrong(string code, bool isValid) =>
        Assert.Equal(isValid, PassesUscc(code));

    [Fact]
    public void Entities_OfACity_HaveValidCodesOfTheirOwn()
    {
        string[] entities = [.. Entities()];
        Assert.Equal(city.Summary.Entities, entities.Length);
        Assert.All(
            entities,
            id => Assert.True(id.Length == 18 ? PassesUscc(id) && PassesOrganisation(id[8..17]) : PassesNumber(id), id)
        );
    }

    [Fact]
    public void Entities_WithOnlyALegacyNumber_AreFewButThere() =>
        Assert.InRange(Entities().Count(id => id.Length == 15) / (double)city.Summary.Entities, 0.005, 0.02);

    private IEnumerable<string> Entities() =>
        city.Truth.Where(t => t.Kind == "registration" && t.Fate != "refused").Select(t => t.Owner).Distinct();

    /// <summary>GB 32100-2015: values weighted by 3^(i-1) mod 31, with the check value a multiple of 31.</summary>
    private static bool PassesUscc(string code)
    {
        int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1];
        int[] values = [.. code.Select(c => UsccAlphabet.IndexOf(c, StringComparison.Ordinal))];
        return code.Length == 18 && !values.Contains(-1) && weights.Zip(values, (w, v) => w * v).Sum() % 31 == 0;
    }

    /// <summary>GB 11714-1997: eight weighted characters and the check value (X for 10) make a multiple of 11.</summary>
    private static bool PassesOrganisation(string code)
    {
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        int sum = weights.Select((w, i) => w * OrganisationAlphabet.IndexOf(code[i], StringComparison.Ordinal)).Sum();
        return (sum + (code[8] == 'X' ? 10 : code[8] - '0')) % 11 == 0;
    }

    /// <summary>ISO 7064 MOD 11,10 over fifteen digits.</summary>
    private static bool PassesNumber(string number)
    {
        int product = 10;
        foreach (char c in number[..14])
        {
            int sum = (product + c - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return number.Length == 15 && (product + number[14] - '0') % 10 == 1;
    }
}
