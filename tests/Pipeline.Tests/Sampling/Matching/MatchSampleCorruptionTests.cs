using System.Text;
using System.Text.RegularExpressions;
using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Tests.Sampling.Matching;

/// <summary>Every kind of corruption occurs and does what its name says, seen from the files alone.</summary>
public sealed partial class MatchSampleCorruptionTests(MatchSampleCorruptionTests.Fixture fixture)
    : IClassFixture<MatchSampleCorruptionTests.Fixture>
{
    private const int OccurrencesMin = 20;

    private static readonly Encoding Simplified = MakeSimplified();

    /// <summary>Kinds of an entity's records, each with what must hold of name, address, code or person as written and as registered.</summary>
    private static readonly Dictionary<string, (string Column, Func<string, string, bool> Holds)> Kinds = new()
    {
        ["name_width"] = ("name", (found, name) => found != name && Plain(found) == Plain(name)),
        ["name_space"] = ("name", (found, name) => found != name && Spaceless(found) == Spaceless(name)),
        ["name_traditional"] = (
            "name",
            (found, name) => Differing(found, name) is { Length: > 0 } other && other.All(IsTraditional)
        ),
        ["name_region_dropped"] = (
            "name",
            (found, name) => found != name && Without(found, Regions()) == Without(name, Regions())
        ),
        ["name_form"] = ("name", (found, name) => found != name && Without(found, Forms()) == Without(name, Forms())),
        ["name_shop_sign"] = (
            "name",
            (found, name) =>
                name.Contains(found[..2], StringComparison.Ordinal) && !found.Contains("公司", StringComparison.Ordinal)
        ),
        ["name_former"] = ("name", (found, name) => found != name),
        ["name_embedded"] = (
            "name",
            (found, name) => Embedded().Match(found) is { Success: true } match && match.Groups[1].Value == name
        ),
        ["name_branch"] = (
            "name",
            (found, name) =>
                found != name
                && (found.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(found, StringComparison.Ordinal))
        ),
        ["name_homophone"] = ("name", (found, name) => Differing(found, name) is { Length: 1 or 2 }),
        ["name_shape"] = ("name", (found, name) => Differing(found, name) is { Length: 1 }),
        ["name_typo"] = ("name", (found, name) => EditDistance.Between(found, name) == 1),
        ["name_truncated"] = (
            "name",
            (found, name) => found.Length < name.Length && name.StartsWith(found, StringComparison.Ordinal)
        ),
        ["name_industry"] = ("name", (found, name) => found != name && found[..2] == name[..2]),
        ["name_numeral"] = ("name", (found, name) => found != name && Without(found, Numerals()) == Without(name, Numerals())),
        ["address_prefix"] = (
            "address",
            (found, address) => found.Length < address.Length && address.EndsWith(found, StringComparison.Ordinal)
        ),
        ["address_width"] = ("address", (found, address) => found != address && Plain(found) == Plain(address)),
        ["address_district_abolished"] = ("address", (found, address) => found != address && Today(found) == Today(address)),
        ["address_partial"] = (
            "address",
            (found, address) => found.Length < address.Length && address.StartsWith(found, StringComparison.Ordinal)
        ),
        ["address_other"] = ("address", (found, address) => EditDistance.Between(found, address) > 1),
        ["address_numeral"] = (
            "address",
            (found, address) => found != address && Without(found, Numerals()) == Without(address, Numerals())
        ),
        ["address_typo"] = ("address", (found, address) => EditDistance.Between(found, address) == 1),
        ["person_masked"] = ("representative", (found, person) => found == person[0] + "*" || found == person[0] + "**"),
        ["person_missing"] = ("representative", (found, person) => found.Length == 0),
        ["person_changed"] = ("representative", (found, person) => found.Length is 2 or 3 && found != person),
        ["code_lower"] = (
            "code",
            (found, code) => found != code && string.Equals(found, code, StringComparison.OrdinalIgnoreCase)
        ),
        ["code_width"] = ("code", (found, code) => found != code && Plain(found) == code),
        ["code_letters"] = ("code", (found, code) => found != code && found.Replace('O', '0').Replace('I', '1') == code),
        ["code_mistyped"] = ("code", (found, code) => !CheckCharacter.IsUscc(found) && EditDistance.Between(found, code) == 1),
        ["code_scientific"] = (
            "code",
            (found, code) =>
                Scientific().IsMatch(found)
                && code.StartsWith(found.Replace(".", "", StringComparison.Ordinal).Split('E')[0], StringComparison.Ordinal)
        ),
        ["code_other"] = ("code", (found, code) => found != code && CheckCharacter.IsUscc(found)),
        ["code_organisation"] = ("code", (found, code) => found == code[8..17] && CheckCharacter.IsOrganisationCode(found)),
        ["code_registration"] = (
            "registration_number",
            (found, number) => found == number && CheckCharacter.IsRegistrationNumber(found)
        ),
        ["code_missing"] = ("code", (found, code) => found.Length == 0),
    };

    public static TheoryData<string> KindNames() => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(KindNames))]
    public void Kind_WhereItStandsAlone_IsWhatItsNameSays(string kind)
    {
        var (column, holds) = Kinds[kind];
        var found = fixture.Case.Records.Where(record => record.HasAlone(kind) && record.Entity is not null).ToList();
        Assert.InRange(found.Count, OccurrencesMin, int.MaxValue);
        var written = column == "registration_number" ? "code" : column;
        Assert.Empty(
            found.Where(record => !holds(record[written], record.Entity![column])).Take(5).Select(record => $"{record}")
        );
    }

    [Fact]
    public void Kinds_OfTheTruth_AreThoseOfThePage()
    {
        var page = File.ReadAllText(Path.Combine(SharedData.ProjectRoot(), "docs", "matching.md"));
        var section = page[page.IndexOf("## Files for match evaluate", StringComparison.Ordinal)..];
        var told = TableKind().Matches(section).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        var used = fixture.Case.Records.SelectMany(record => record.Corruptions).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(told, used);
    }

    [Fact]
    public void CleanRecord_OfAnEntity_SaysWhatTheRegistrySays()
    {
        var clean = fixture.Case.Records.Where(record => record.Corruptions.Length == 0).ToList();
        Assert.InRange(clean.Count / (double)fixture.Case.Records.Length, 0.22, 0.28);
        Assert.All(
            clean,
            record =>
            {
                Assert.Equal(record.Entity!["name"], record["name"]);
                foreach (var column in (string[])["code", "address", "district", "representative", "licence"])
                    Assert.True(record[column].Length == 0 || record[column] == record.Entity[column], record.ToString());
                Assert.True(record["code_2"].Length == 0 || record["code_2"] == record.Entity["registration_number"]);
            }
        );
    }

    [Fact]
    public void Corruptions_OfARecord_AreAtMostThreeBesideWhatItIs() =>
        Assert.All(
            fixture.Case.Records,
            record =>
                Assert.InRange(
                    record.Corruptions.Count(kind =>
                        kind != "undecidable" && !kind.StartsWith("nobody_", StringComparison.Ordinal)
                    ),
                    0,
                    3
                )
        );

    [Fact]
    public void FormerName_OfARecord_StandsInTheRegistryForMost()
    {
        var former = fixture.Case.Records.Where(record => record.HasAlone("name_former")).ToList();
        var listed = former.Count(record => record.Entity!["aliases"].Split(';').Contains(record["name"]));
        Assert.InRange(listed / (double)former.Count, 0.6, 0.9);
        var names = fixture.Case.Registry.Select(row => row["name"]).ToHashSet(StringComparer.Ordinal);
        Assert.All(former, record => Assert.DoesNotContain(record["name"], names));
    }

    [Fact]
    public void OtherCode_OfARecord_IsAnotherEntitys()
    {
        var codes = fixture.Case.Registry.Select(row => row["code"]).ToHashSet(StringComparer.Ordinal);
        Assert.All(
            fixture.Case.Records.Where(record => record.Corruptions.Contains("code_other")),
            record => Assert.Contains(record["code"], codes)
        );
    }

    [Fact]
    public void NaturalPerson_OfARecord_IsASoleTraderOrNobody()
    {
        var persons = fixture.Case.Records.Where(record => record.Corruptions.Contains("natural_person")).ToList();
        Assert.Contains(persons, record => record.Entity is null);
        Assert.Contains(persons, record => record.Entity is not null);
        var representatives = fixture
            .Case.Registry.Where(row => row["id"][1] != '2')
            .Select(row => row["representative"])
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(
            persons,
            record =>
            {
                Assert.True(record["code"].Length == 0 || PersonalNumber().IsMatch(record["code"]), record.ToString());
                if (record.Entity is { } entity)
                {
                    // A sole trader's code begins with 92; those of before 2015 have a number that does not tell.
                    Assert.True(entity["id"].Length == 15 || entity["id"][1] == '2', record.ToString());
                    Assert.Equal(entity["representative"], record["name"]);
                }
                else
                    Assert.Contains(record["name"], representatives);
            }
        );
    }

    [Fact]
    public void Record_WithNothingButANameThatSeveralHave_IsUndecidable()
    {
        var shared = fixture.Case.Registry.CountBy(row => row["name"]).Where(pair => pair.Value > 1).Select(pair => pair.Key);
        var several = shared.ToHashSet(StringComparer.Ordinal);
        var bare = fixture
            .Case.Records.Where(record =>
                !record.HasIdentifier
                && record.Entity is not null
                && several.Contains(record["name"])
                && record["address"].Length + record["district"].Length + record["representative"].Length == 0
            )
            .ToList();
        Assert.InRange(bare.Count, OccurrencesMin, int.MaxValue);
        Assert.All(bare, record => Assert.Contains("undecidable", record.Corruptions));
    }

    [Fact]
    public void UndecidableRecord_HasNoIdentifierOfItsEntity() =>
        Assert.All(
            fixture.Case.Records.Where(record => record.Corruptions.Contains("undecidable")),
            record =>
            {
                Assert.Equal(0, record["code_2"].Length + record["licence"].Length);
                Assert.NotEqual(record.Entity!["id"], record["code"]);
            }
        );

    private static string Plain(string text) => LinkageRecord.HalfWidth(text);

    private static string Spaceless(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Without(string text, Regex words) => words.Replace(text, "");

    private static string Today(string address) =>
        address
            .Replace("新建县", "新建区", StringComparison.Ordinal)
            .Replace("湾里区", "新建区", StringComparison.Ordinal)
            .Replace("红谷滩新区", "红谷滩区", StringComparison.Ordinal);

    /// <summary>What stands in a text where another of its length has other characters; null where they have not the same length.</summary>
    private static string? Differing(string found, string other) =>
        found.Length != other.Length ? null : string.Concat(found.Where((c, i) => c != other[i]));

    /// <summary>GB 2312 has no traditional characters.</summary>
    private static bool IsTraditional(char c) => Simplified.GetString(Simplified.GetBytes([c])) != c.ToString();

    private static Encoding MakeSimplified()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(20936);
    }

    [GeneratedRegex("(?:东湖|西湖|青云谱|青山湖|新建|红谷滩)区|(?:南昌|安义|进贤)县|江西省?|南昌市?")]
    private static partial Regex Regions();

    [GeneratedRegex("有限责任公司|股份有限公司|有限公司|股份公司|(?<!分)公司|农民专业合作社|专业合作社|合作社|（个体工商户）")]
    private static partial Regex Forms();

    [GeneratedRegex("[0-9一二三四五六七八九十]")]
    private static partial Regex Numerals();

    [GeneratedRegex("^(.+)（(?:原名：.+|已注销|第一名称|已停业)）$")]
    private static partial Regex Embedded();

    [GeneratedRegex(@"^[0-9]\.[0-9]{1,5}E\+17$")]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^[0-9]{10}\*{4}[0-9]{4}$")]
    private static partial Regex PersonalNumber();

    [GeneratedRegex(@"^\| `([a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableKind();

    public sealed class Fixture : IDisposable
    {
        internal LinkageCase Case { get; } = new(options => options with { Entities = 20_000, Records = 60_000, Seed = 5 });

        public void Dispose() => Case.Dispose();
    }
}
