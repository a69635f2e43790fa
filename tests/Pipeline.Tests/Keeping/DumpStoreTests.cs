using System.Globalization;
using System.Security.Cryptography;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Keeping;

public sealed class DumpStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DumpStore store;
    private readonly string dump;
    private readonly string sha256;

    public DumpStoreTests()
    {
        store = new DumpStore(folder.Path);
        dump = Path.Combine(folder.Path, "dump.csv");
        var rows = Enumerable
            .Range(0, 60_000)
            .Select(i => $"洪市监处〔2021〕{i * 7919 % 60_000}号,南昌市老街餐饮有限公司,2021-03-05\n");
        File.WriteAllText(dump, string.Concat(rows));
        sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(dump)));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Restore_OfAKeptDump_GivesItsBytesAndKeepsThemSmaller()
    {
        Assert.True(store.Keep(dump, sha256));
        Assert.False(store.Keep(dump, sha256));
        var restored = Path.Combine(folder.Path, "restored.csv");
        store.Restore(sha256, restored);
        Assert.Equal(File.ReadAllBytes(dump), File.ReadAllBytes(restored));
        Assert.True(new FileInfo(store.PathOf(sha256)).Length < new FileInfo(dump).Length / 2);
    }

    [Fact]
    public void Keep_OfAFileThatChanged_SaysSoAndKeepsNothing()
    {
        File.AppendAllText(dump, "one row more");
        var error = Assert.Throws<WorkspaceUnusableException>(() => store.Keep(dump, sha256));
        Assert.Contains("dump.csv: changed while it was read", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.lz4*", SearchOption.AllDirectories));
    }

    /// <summary>Each of 200 bytes over the whole file with each of three damages, and 50 lengths: never other bytes, never another exception.</summary>
    [Fact]
    public void Restore_OfDamagedBytes_SaysWhichFileOrGivesTheRightOnes()
    {
        store.Keep(dump, sha256);
        var kept = store.PathOf(sha256);
        var whole = File.ReadAllBytes(kept);
        var told = 0;
        foreach (var place in Enumerable.Range(0, 200).Select(i => i < 40 ? i : (int)((long)i * whole.Length / 200)))
        {
            foreach (var damage in new byte[] { 0x01, 0x80, 0xFF })
            {
                var damaged = whole.ToArray();
                damaged[place] ^= damage;
                told += IsTold(damaged, kept) ? 1 : 0;
            }
        }
        for (var i = 0; i < 50; i++)
            Assert.True(IsTold(whole[..(int)((long)i * whole.Length / 50)], kept), i.ToString(CultureInfo.InvariantCulture));
        Assert.True(told > 500, told.ToString(CultureInfo.InvariantCulture));
    }

    private bool IsTold(byte[] damaged, string kept)
    {
        File.WriteAllBytes(kept, damaged);
        var restored = Path.Combine(folder.Path, "restored.csv");
        try
        {
            store.Restore(sha256, restored);
        }
        catch (IntegrityException error)
        {
            Assert.StartsWith(kept, error.Message, StringComparison.Ordinal);
            return true;
        }
        Assert.Equal(File.ReadAllBytes(dump), File.ReadAllBytes(restored));
        return false;
    }
}
