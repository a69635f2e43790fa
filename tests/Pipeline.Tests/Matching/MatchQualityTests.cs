using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Tests.EndToEnd;

namespace FoodCredit.Pipeline.Tests.Matching;

/// <summary>What a run tells of its matches by source, counted by hand.</summary>
public sealed class MatchQualityTests : IDisposable
{
    private const string Name = "南昌市老街餐饮有限公司";

    private readonly HandMadeCity city = new();

    public void Dispose() => city.Dispose();

    [Fact]
    public void Quality_OfAHandMadeCity_IsAsCounted()
    {
        var odd = CodeWithAnOddInside();
        city.Registrations(20210105, $"{HandMadeCity.Restaurant},{Name},62", $"{odd},南昌市奇数食品有限公司,62")
            .Penalties(
                20210310,
                Row(1, HandMadeCity.Restaurant, Name),
                Row(2, "", Name),
                Row(3, "9136010015830", "外地某水产批发部"),
                Row(4, odd, "南昌市奇数食品有限公司"),
                Row(5, "", "外地某水产批发部")
            );
        var run = city.Run("2021-03-10");
        var quality = Assert.Single(ReadMatchQuality.Of(new PublishedFolder(city.Folder("published")), run.Directory));
        Assert.Equal(
            ("scjg_penalty", 5, 2, 1),
            (quality.Source, quality.Statements, quality.MatchedByIdentifier, quality.MatchedByEvidence)
        );
        Assert.Equal((2, 0, 0), (quality.Unmatched, quality.Waiting, quality.MatchedByReview));
        Assert.Equal((2, 1, 1), (quality.WithoutCode, quality.UnreadableCode, quality.UnprovenOrganisationCode));
        Assert.Equal((3, 2), (run.Manifest.Books.Matched, run.Manifest.Books.Unmatched));
        Assert.InRange(quality.ExpectedWrongPpm, 1, 10_000);
    }

    /// <summary>A code that passes GB 32100, with an organisation code that fails GB 11714: the inner check character is another, the outer one right.</summary>
    private static string CodeWithAnOddInside()
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var inside = HandMadeCity.Restaurant[16] == '0' ? '1' : '0';
        var code = Alphabet
            .Select(check => $"{HandMadeCity.Restaurant[..16]}{inside}{check}")
            .Single(code => CheckCharacter.IsUscc(code));
        Assert.False(CheckCharacter.IsOrganisationCode(code.AsSpan(8, 9)));
        return code;
    }

    private static string Row(int number, string code, string name) =>
        $"洪市监处〔2021〕{number}号,{name},{code},2021-03-01,罚款,0.1";
}
