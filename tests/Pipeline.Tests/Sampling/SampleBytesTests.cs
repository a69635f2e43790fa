using System.Security.Cryptography;
using System.Text;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling;

public sealed class SampleBytesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void SameOptions_WrittenTwice_GiveTheSameBytes() => Assert.Equal(Hash("a", 11), Hash("b", 11));

    [Fact]
    public void OtherSeed_OfTheSameSize_GivesOtherBytes() => Assert.NotEqual(Hash("a", 11), Hash("b", 12));

    [Fact]
    public void OtherDirt_WithTheSameSeed_LeavesTheBusinessesAsTheyAre()
    {
        Hash("clean", 11, dirt: 0);
        Hash("dirty", 11, dirt: 0.1);
        Assert.Equal(Entities("clean"), Entities("dirty"));
    }

    private string[] Entities(string name) =>
        [
            .. TruthLine
                .ReadAll(Root(name))
                .Where(t => t.Kind == "registration")
                .Select(t => t.Owner)
                .Where(o => o != "")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private string Root(string name) => Path.Combine(folder.Path, name);

    /// <summary>One hash over the names and the bytes of all files.</summary>
    private string Hash(string name, ulong seed, double dirt = 0.05)
    {
        string root = Root(name);
        SampleCity.Write(
            new SampleOptions
            {
                Directory = root,
                Entities = 500,
                Records = 3_000,
                Seed = seed,
                DirtShare = dirt,
            }
        );
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
