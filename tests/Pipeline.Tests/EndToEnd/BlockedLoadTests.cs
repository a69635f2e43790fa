using System.Globalization;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>A load that must not happen leaves nothing behind, whichever of the files read at once is to blame.</summary>
public sealed class BlockedLoadTests : IDisposable
{
    private readonly HandMadeCity city = new HandMadeCity().Registrations(
        20210105,
        $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62"
    );

    public void Dispose() => city.Dispose();

    [Fact]
    public void Run_WithOneFileOfManyBeyondItsTolerance_LoadsNoneAndLaterAll()
    {
        for (var month = 1; month <= 9; month++)
            city.Penalties(20210101 + 100 * month, Row(month, "2021-01-01"));
        city.Penalties(
            20211101,
            [.. Enumerable.Range(100, 450).Select(number => Row(number, number % 3 == 0 ? "2021-13-45" : "2021-10-01"))]
        );
        var blocked = Assert.Throws<RunBlockedException>(() => city.Run("2021-12-31"));
        Assert.StartsWith(
            "scjg_penalty_20211101.csv: 150 of 450 rows refused; scjg_penalty tolerates 100 rows or a share of 0.05.",
            blocked.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(city.Files("warehouse", "staging*"));
        Assert.Empty(city.Files("published", "*"));

        city.Penalties(20211101, [.. Enumerable.Range(100, 450).Select(number => Row(number, "2021-10-01"))]);
        var run = city.Run("2021-12-31");
        Assert.Equal(
            (460, 460, 0, 0),
            (run.Manifest.Books.Read, run.Manifest.Books.Loaded, run.Manifest.Books.Duplicate, run.Manifest.Books.Refused)
        );
        Assert.Equal("459", city.Rating(run)["records"]);
        Assert.Empty(city.Files("warehouse", "staging*"));
    }

    private static string Row(int number, string date) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"洪市监处〔2021〕{number}号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},{date},罚款,0.1"
        );
}
