using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>
/// What the dumps of a sample city say of parties, against what its register says. 92 of 100 ways of naming a business tell its address: 60 as registered,
/// and of 20 without the province those 8 that are registered without; 86 tell its representative, 72 of them in full and as registered, 11 masked.
/// </summary>
public sealed class SampleEvidenceTests(SampleCityFixture city) : IClassFixture<SampleCityFixture>
{
    /// <summary>Parties of sources that tell addresses, or representatives, with the business that their USCC names.</summary>
    private const string Known = """
        FROM party
        JOIN (SELECT uscc, min(address) AS address, list(representative) AS representatives FROM entity_version GROUP BY uscc) ON uscc = party_code
        SEMI JOIN (
            SELECT party_id FROM statement JOIN source_file USING (file_no)
            WHERE source IN (SELECT source FROM statement JOIN source_file USING (file_no) JOIN party USING (party_id) WHERE {0} IS NOT NULL)
        ) USING (party_id)
        WHERE party_kind = 1
        """;

    [Fact]
    public void Addresses_OfParties_AreMostlyThoseOfTheRegister()
    {
        var told = Shares(
            "party_address",
            "party_address IS NOT NULL",
            "party_address = address",
            "suffix(address, party_address)"
        );
        Assert.InRange(told[0], 0.88, 0.96);
        Assert.InRange(told[1], 0.61, 0.75);
        // Whatever is left out is left out in front.
        Assert.Equal(told[0], told[2]);
    }

    [Fact]
    public void Representatives_OfParties_AreMostlyThoseOfTheRegister()
    {
        var told = Shares(
            "party_representative",
            "party_representative IS NOT NULL",
            "list_contains(representatives, party_representative)",
            "contains(party_representative, '*')"
        );
        Assert.InRange(told[0], 0.81, 0.91);
        Assert.InRange(told[1], 0.66, 0.79);
        Assert.InRange(told[2], 0.07, 0.15);
    }

    /// <summary>A masked number is that of a natural person, who has no representative.</summary>
    [Fact]
    public void NaturalPersons_OfACity_HaveNoEvidence()
    {
        using var warehouse = Open();
        Assert.InRange(warehouse.Count("SELECT count(*) FROM party WHERE party_kind = 4"), 20, long.MaxValue);
        Assert.Equal(
            0,
            warehouse.Count(
                "SELECT count(*) FROM party WHERE party_kind = 4 AND (party_address IS NOT NULL OR party_representative IS NOT NULL)"
            )
        );
    }

    /// <summary>The load looks each way of naming a business up: few a business, or most rows would be converted.</summary>
    [Fact]
    public void Businesses_OfACity_AreNamedInFewWays()
    {
        using var warehouse = Open();
        Assert.InRange(
            (double)
                warehouse.Scalar(
                    "SELECT avg(ways) FROM (SELECT count(*) AS ways FROM party WHERE party_kind = 1 GROUP BY party_code)"
                )!,
            1,
            4
        );
    }

    [Fact]
    public void Licences_OfACity_SayWhereTheirHoldersAre()
    {
        using var warehouse = Open();
        var licences = warehouse.Count("SELECT count(*) FROM licence_version");
        var placed = warehouse.Count("SELECT count(*) FROM licence_version WHERE party_address IS NOT NULL");
        Assert.InRange((double)placed / licences, 0.88, 0.96);
    }

    private double[] Shares(string column, params string[] conditions)
    {
        using var warehouse = Open();
        var from = Known.Replace("{0}", column, StringComparison.Ordinal);
        double all = warehouse.Count($"SELECT count(*) {from}");
        Assert.True(all > 300, $"{all} parties");
        return [.. conditions.Select(condition => warehouse.Count($"SELECT count(*) FILTER ({condition}) {from}") / all)];
    }

    private WarehouseConnection Open() =>
        WarehouseConnection.Open(Path.Combine(city.Directory, "warehouse", "foodcredit.duckdb"), 1024, 2);
}
