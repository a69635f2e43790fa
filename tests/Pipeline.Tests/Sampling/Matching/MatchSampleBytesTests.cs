using FoodCredit.Pipeline.Sampling.Matching;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling.Matching;

public sealed class MatchSampleBytesTests
{
    private static readonly string[] Files = ["README.txt", "records.csv", "registry.csv", "truth.csv"];

    [Fact]
    public void SameOptions_WrittenTwice_GiveTheSameBytes()
    {
        using var one = Case(11);
        using var other = Case(11);
        Assert.Equal(Files, Directory.GetFiles(one.Directory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Files, file => Assert.Equal(Bytes(one, file), Bytes(other, file)));
    }

    [Fact]
    public void OtherSeeds_CorruptIndependently()
    {
        using var one = Case(11);
        using var other = Case(12);
        Assert.Empty(one.Registry.Select(row => row["id"]).Intersect(other.Registry.Select(row => row["id"])));
        // Of a quarter of clean records in each, a sixteenth is clean in both by chance, and few others have the same kinds.
        var same = one.Records.Zip(other.Records, (a, b) => a.Corruptions.SequenceEqual(b.Corruptions)).Count(isSame => isSame);
        Assert.InRange(same / (double)one.Records.Length, 0.06, 0.14);
    }

    [Fact]
    public void MoreRecords_OfTheSameSeed_BeginWithTheSame()
    {
        using var one = Case(11);
        using var more = new LinkageCase(options => options with { Entities = 1_000, Records = 5_000, Seed = 11 });
        Assert.Equal(Bytes(one, "registry.csv"), Bytes(more, "registry.csv"));
        Assert.Equal(Bytes(one, "records.csv"), Bytes(more, "records.csv")[..Bytes(one, "records.csv").Length]);
    }

    [Fact]
    public void DirectoryWithFiles_IsLeftAlone()
    {
        using var one = Case(11);
        var error = Assert.Throws<BrokenContractException>(() =>
            MatchSample.Write(new MatchSampleOptions { Directory = one.Directory })
        );
        Assert.Equal("an empty or a new directory", Assert.Single(error.Faults).Expected);
    }

    [Fact]
    public void RealRegistrations_StandInTheRegistryAsTheyAre()
    {
        var file = SharedData.Path("nanchang-registrations/registrations.csv.gz");
        using var written = new LinkageCase(options =>
            options with
            {
                RegistrationsFile = file,
                Records = 2_000,
                Homonyms = 0.1,
            }
        );
        var real = FoodCredit.Pipeline.Sampling.RealRegister.Read(file).Businesses;
        Assert.Equal(real.Length, written.Summary.RealEntities);
        Assert.InRange(written.Registry.Length, real.Length * 10 / 9 - 1, real.Length * 10 / 9 + 1);
        Assert.All(
            real,
            row =>
            {
                var found = written.Entities[row.Code];
                Assert.Equal((row.Name.Trim(), row.Address.Trim()), (found["name"], found["address"]));
            }
        );
    }

    [Fact]
    public void MoreEntitiesThanRegistrations_AreMadeInTheirLikeness()
    {
        var file = SharedData.Path("nanchang-registrations/registrations.csv.gz");
        using var written = new LinkageCase(options => options with { RegistrationsFile = file, Entities = 60_000, Records = 0 });
        Assert.Equal(60_000, written.Registry.Length);
        var real = FoodCredit.Pipeline.Sampling.RealRegister.Read(file).Businesses.Select(row => row.Code).ToHashSet();
        var invented = written.Registry.Where(row => !real.Contains(row["id"])).ToList();
        Assert.Equal(60_000 - real.Count, invented.Count);
        Assert.InRange(
            invented.Count(row => row["name"].EndsWith("公司", StringComparison.Ordinal)),
            invented.Count / 2,
            invented.Count
        );
    }

    private static LinkageCase Case(ulong seed) =>
        new(options => options with { Entities = 1_000, Records = 3_000, Seed = seed });

    private static byte[] Bytes(LinkageCase written, string file) => File.ReadAllBytes(Path.Combine(written.Directory, file));
}
