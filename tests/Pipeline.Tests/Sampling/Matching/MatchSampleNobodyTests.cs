using System.Text.RegularExpressions;
using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Tests.Sampling.Matching;

/// <summary>Nobody's records are truly nobody's.</summary>
public sealed class MatchSampleNobodyTests : IDisposable
{
    private readonly LinkageCase written = new(options =>
        options with
        {
            Entities = 3_000,
            Records = 20_000,
            Seed = 9,
            Nobody = 0.6,
            Homonyms = 0.2,
        }
    );

    public void Dispose() => written.Dispose();

    [Fact]
    public void NoEntity_HasTheNameAndTheAddress()
    {
        var pairs = written.Registry.Select(row => (Plain(row["name"]), Plain(row["address"]))).ToHashSet();
        Assert.All(Nobodies(), record => Assert.DoesNotContain((Plain(record["name"]), Plain(record["address"])), pairs));
    }

    [Fact]
    public void TheNameOfAnEntity_ComesWithACodeOrWithAddressAndPerson()
    {
        var names = written
            .Registry.SelectMany(row => row["aliases"].Split(';').Append(row["name"]))
            .Where(name => name.Length > 0)
            .Select(Plain)
            .ToHashSet(StringComparer.Ordinal);
        var same = Nobodies().Where(record => names.Contains(Plain(record["name"]))).ToList();
        Assert.InRange(same.Count, 20, int.MaxValue);
        Assert.All(
            same,
            record =>
                Assert.True(
                    record["code"].Length > 0 || record["address"].Length > 0 && record["representative"].Length > 0,
                    record.ToString()
                )
        );
    }

    /// <summary>Names that differ in their legal form alone are one: departments write 公司 for 有限公司, and no registrar grants both.</summary>
    [Fact]
    public void NoNearMiss_DiffersFromAnEntityInItsLegalFormAlone()
    {
        var names = written.Registry.Select(row => WithoutForm(row["name"])).ToHashSet(StringComparer.Ordinal);
        Assert.All(
            Nobodies()
                .Where(record =>
                    record.Corruptions.Any(kind => kind is "nobody_industry" or "nobody_trade_name" or "nobody_other")
                    && !record.Corruptions.Any(kind => kind.StartsWith("name_", StringComparison.Ordinal))
                ),
            record => Assert.DoesNotContain(WithoutForm(record["name"]), names)
        );
    }

    private static string WithoutForm(string name) =>
        Regex.Replace(
            Plain(name),
            "(股份有限|有限责任|有限|股份)?公司|(农民)?(专业)?合作社|[（(]个体工商户[）)]",
            "",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );

    [Fact]
    public void Codes_AreValidAndNobodysInTheRegistry()
    {
        var codes = written.Registry.SelectMany(row => new[] { row["code"], row["registration_number"] }).ToHashSet();
        var untouched = Nobodies()
            .Where(record => record["code"].Length > 0)
            .Where(record =>
                !record.Corruptions.Any(kind => kind is "natural_person" || kind.StartsWith("code_", StringComparison.Ordinal))
            )
            .ToList();
        Assert.InRange(untouched.Count, 1000, int.MaxValue);
        Assert.All(untouched, record => Assert.True(CheckCharacter.IsUscc(record["code"]), record.ToString()));
        Assert.All(
            Nobodies(),
            record => Assert.False(record["code"].Length > 0 && codes.Contains(record["code"]), record.ToString())
        );
    }

    [Fact]
    public void Identifiers_OfTheRegistry_AreOneEntitysAlone()
    {
        foreach (var column in (string[])["code", "registration_number", "licence"])
        {
            var identifiers = written.Registry.Select(row => row[column]).Where(text => text.Length > 0).ToList();
            Assert.Equal(identifiers.Count, identifiers.Distinct().Count());
        }
        var organisations = written.Registry.Where(row => row["code"].Length > 0).Select(row => row["code"][8..17]).ToList();
        Assert.Equal(organisations.Count, organisations.Distinct().Count());
        var licences = written.Registry.Select(row => row["licence"]).Where(text => text.Length > 0).ToHashSet();
        Assert.DoesNotContain(Nobodies(), record => licences.Contains(record["licence"]));
        Assert.Contains(Nobodies(), record => record["licence"].Length > 0);
    }

    [Fact]
    public void EveryNobody_SaysHowItCameAbout() =>
        Assert.All(
            written.Records,
            record =>
                Assert.Equal(
                    record.Entity is null && !record.Corruptions.Contains("natural_person") ? 1 : 0,
                    record.Corruptions.Count(kind => kind.StartsWith("nobody_", StringComparison.Ordinal))
                )
        );

    [Fact]
    public void RegistryCodes_AreValid() =>
        Assert.All(
            written.Registry,
            row =>
            {
                Assert.True(
                    row["code"].Length == 0
                        || CheckCharacter.IsUscc(row["code"]) && CheckCharacter.IsOrganisationCode(row["code"].AsSpan(8, 9))
                );
                Assert.True(
                    row["registration_number"].Length == 0 || CheckCharacter.IsRegistrationNumber(row["registration_number"])
                );
                Assert.Equal(row["code"].Length > 0 ? row["code"] : row["registration_number"], row["id"]);
            }
        );

    private IEnumerable<LinkageRecord> Nobodies() => written.Records.Where(record => record.Entity is null);

    private static string Plain(string text) =>
        string.Concat(LinkageRecord.HalfWidth(text).ToUpperInvariant().Where(c => !char.IsWhiteSpace(c)));
}
