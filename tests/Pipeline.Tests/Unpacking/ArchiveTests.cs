using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Unpacking;

/// <summary>Archives of the inbox: what is in them is loaded as if it lay there by itself; hostile ones are refused, and nothing is written outside.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const string Header = "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额";
    private const string Row = $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,罚款,0.1";
    private const string Dump = "scjg_penalty_20210310.csv";

    private static readonly byte[] Penalties = Encoding.UTF8.GetBytes($"{Header}\n{Row}\n");

    private readonly HandMadeCity city = new HandMadeCity(workspace =>
        workspace.Append(SmallWorkspace.Settings, "unpacked_mib: 64")
    ).Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");

    public void Dispose() => city.Dispose();

    [Theory]
    [InlineData($"{Dump}.gz")]
    [InlineData("2021年3月.zip")]
    [InlineData("2021-03.tar.gz")]
    [InlineData("2021-03.TGZ")]
    public void Run_WithADumpInAnArchive_LoadsItAsIfItLayInTheInbox(string archive)
    {
        Pack(archive, (Dump, Penalties));
        var run = city.Run("2021-03-10");
        Assert.Equal("1", city.Rating(run)["records"]);
        Assert.Equal((2, 2), (run.Manifest.Books.Read, run.Manifest.Books.Loaded));
        Assert.Equal(2, run.NewFiles);
        Assert.Equal(0, city.Run("2021-03-11").NewFiles);
        Assert.False(Directory.Exists(city.Folder("warehouse/unpacked")));
    }

    [Fact]
    public void Run_WithTheSameDumpPlainAndPacked_TakesItOnce()
    {
        File.WriteAllBytes(In(Dump), Penalties);
        Pack("again.zip", ("三月/" + Dump, Penalties), ("__MACOSX/._" + Dump, [1, 2]), (".DS_Store", [3]));
        Assert.Equal(2, city.Run("2021-03-10").NewFiles);
    }

    [Fact]
    public void Run_WithChineseMemberNamesInGbk_FindsTheirSource()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using (var zip = new ZipArchive(File.Create(In("a.zip")), ZipArchiveMode.Create, false, Encoding.GetEncoding("GB18030")))
        using (var stream = zip.CreateEntry("市场监管局/scjg_penalty_20210310行政处罚.csv").Open())
            stream.Write(Penalties);
        var run = city.Run("2021-03-10");
        Assert.Equal("1", city.Rating(run)["records"]);
        Assert.Contains(run.Manifest.Inputs, input => input.File == "a.zip/市场监管局/scjg_penalty_20210310行政处罚.csv");
    }

    [Theory]
    [InlineData("../../escaped.csv")]
    [InlineData("/tmp/escaped.csv")]
    [InlineData("..\\escaped.csv")]
    [InlineData("C:\\escaped.csv")]
    public void Run_WithAMemberOutsideTheArchive_RefusesItAndWritesNothing(string member)
    {
        foreach (var archive in new[] { "a.zip", "a.tar.gz" })
        {
            Pack(archive, (Dump, Penalties), (member, Penalties));
            Assert.Contains(
                $"inbox/{archive}: expected members inside the archive; found the path '{member}'",
                Refusal(),
                StringComparison.Ordinal
            );
            File.Delete(In(archive));
        }
        Assert.Empty(city.Files("", "escaped.csv"));
        Assert.False(File.Exists("/tmp/escaped.csv"));
    }

    [Fact]
    public void Run_WithALinkInATar_RefusesIt()
    {
        using (var tar = new TarWriter(new GZipStream(File.Create(In("a.tgz")), CompressionLevel.Fastest)))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, Dump) { LinkName = "/etc/passwd" });
        Assert.Contains($"inbox/a.tgz: expected files only; found '{Dump}', a SymbolicLink", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithALinkInTheInbox_RefusesItAndDoesNotFollowIt()
    {
        var outside = Directory.CreateDirectory(city.Folder("outside")).FullName;
        File.WriteAllBytes(Path.Combine(outside, Dump), Penalties);
        File.CreateSymbolicLink(In(Dump), Path.Combine(outside, Dump));
        Directory.CreateSymbolicLink(In("folder"), outside);
        var refusal = Refusal();
        Assert.Contains($"inbox/{Dump}: expected a file; found a link", refusal, StringComparison.Ordinal);
        Assert.Contains("inbox/folder: expected a file; found a link", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"{Dump}.gz")]
    [InlineData("a.zip")]
    [InlineData("a.tar.gz")]
    public void Run_WithABomb_StopsWellBeforeTheDiskIsFull(string archive)
    {
        // 80 MB of zeros in 80 kB: more than 250 times its size, and more than unpacked_mib.
        Pack(archive, (Dump, new byte[80_000_000]));
        Assert.Contains($"inbox/{archive}: expected at most ", Refusal(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(city.Folder("warehouse/unpacked")));
    }

    [Fact]
    public void Run_WithAZipThatDeclaresLessThanItHolds_StopsAtTheActualSize()
    {
        Pack("a.zip", (Dump, new byte[80_000_000]));
        var bytes = File.ReadAllBytes(In("a.zip"));
        // The size stands in the central directory as 4 bytes, little-endian.
        var size = BitConverter.GetBytes(80_000_000);
        for (var at = bytes.AsSpan().IndexOf(size); at >= 0; at = bytes.AsSpan().IndexOf(size))
            BitConverter.GetBytes(100).CopyTo(bytes, at);
        File.WriteAllBytes(In("a.zip"), bytes);
        Refusal();
        Assert.Empty(city.Files("published", "*"));
    }

    [Fact]
    public void Run_WithAnArchiveInAnArchive_RefusesIt()
    {
        Pack("a.zip", ("b.zip", Penalties));
        Assert.Contains("inbox/a.zip: expected dumps; found the archive 'b.zip' in it", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"{Dump}.gz")]
    [InlineData("a.zip")]
    [InlineData("a.tar.gz")]
    public void Run_WithADamagedArchive_RefusesItWhole(string archive)
    {
        // Bytes without any pattern, so that a flipped one cannot hide in a run.
        var rows = new StringBuilder(Header).Append('\n');
        var random = new Random(5);
        for (var i = 0; i < 3000; i++)
            rows.Append(Row.Replace("〕1号", $"〕{random.Next()}号", StringComparison.Ordinal)).Append('\n');
        Pack(archive, (Dump, Encoding.UTF8.GetBytes(rows.ToString())));
        var whole = File.ReadAllBytes(In(archive));
        foreach (
            var damage in new Func<byte[]>[]
            {
                () => whole[..(whole.Length / 2)],
                () => Flipped(whole),
                () => [],
                () => Penalties,
            }
        )
        {
            File.WriteAllBytes(In(archive), damage());
            Assert.StartsWith($"inbox/{archive}: expected a whole archive", Refusal(), StringComparison.Ordinal);
        }
        File.WriteAllBytes(In(archive), whole);
        Assert.Equal(3001, city.Run("2021-03-10").Manifest.Books.Read);
    }

    [Fact]
    public void Run_WithADamagedNameInAZipsDirectory_RefusesItWhole()
    {
        Pack("a.zip", (Dump, Penalties));
        var bytes = File.ReadAllBytes(In("a.zip"));
        // Of the two places where the name stands the library reads the later: the dump would be one of 11 March.
        bytes[bytes.AsSpan().LastIndexOf("20210310"u8) + 7] ^= 1;
        File.WriteAllBytes(In("a.zip"), bytes);
        Assert.Equal(
            "inbox/a.zip: expected a whole archive without a password; found 'A member is not the one that its directory names.'; ask the department for the file again",
            Refusal()
        );
    }

    [Fact]
    public void Run_WithAZipWhoseDirectoryWasZeroed_IsNotTakenForAnEmptyOne()
    {
        Pack("a.zip", (Dump, Penalties));
        var bytes = File.ReadAllBytes(In("a.zip"));
        bytes.AsSpan(bytes.Length - 14).Clear();
        File.WriteAllBytes(In("a.zip"), bytes);
        Assert.StartsWith("inbox/a.zip: expected a whole archive", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithAZipOfLongNumbers_LoadsIt()
    {
        Pack("a.zip", (Dump, Penalties));
        var bytes = File.ReadAllBytes(In("a.zip"));
        var end = bytes[^22..];
        var directory = BitConverter.ToUInt32(end, 16);
        // APPNOTE.TXT 4.3.14 and 4.3.15: the long end record, and behind it where it stands.
        byte[] record =
        [
            .. "PK\u0006\u0006"u8,
            .. BitConverter.GetBytes(44L),
            .. new byte[] { 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
            .. BitConverter.GetBytes(1L),
            .. BitConverter.GetBytes(1L),
            .. BitConverter.GetBytes((long)BitConverter.ToUInt32(end, 12)),
            .. BitConverter.GetBytes((long)directory),
        ];
        byte[] locator =
        [
            .. "PK\u0006\u0007"u8,
            .. new byte[4],
            .. BitConverter.GetBytes(bytes.LongLength - 22),
            .. BitConverter.GetBytes(1),
        ];
        end.AsSpan(8, 12).Fill(0xFF);
        File.WriteAllBytes(In("a.zip"), [.. bytes[..^22], .. record, .. locator, .. end]);
        Assert.Equal(2, city.Run("2021-03-10").Manifest.Books.Loaded);
    }

    [Fact]
    public void Run_WithATarWhoseSizesAreNoDigits_RefusesItWhole()
    {
        using (var gzip = new GZipStream(File.Create(In("a.tar.gz")), CompressionLevel.Fastest))
        {
            var memory = new MemoryStream();
            using (var tar = new TarWriter(memory, leaveOpen: true))
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, Dump) { DataStream = new MemoryStream(Penalties) });
            var bytes = memory.ToArray();
            // The size, in the GNU form for numbers that octal digits cannot hold.
            bytes.AsSpan(124, 12).Fill(0xFF);
            bytes[124] = 0x80;
            // The header's own sum is right: the sum of its bytes, with blanks in place of the sum.
            bytes.AsSpan(148, 8).Fill((byte)' ');
            var sum = bytes.AsSpan(0, 512).ToArray().Sum(b => (int)b);
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(bytes, 148);
            gzip.Write(bytes);
        }
        Assert.StartsWith("inbox/a.tar.gz: expected ", Refusal(), StringComparison.Ordinal);
    }

    private static byte[] Flipped(byte[] whole)
    {
        var flipped = whole.ToArray();
        flipped[whole.Length / 2] ^= 0x10;
        return flipped;
    }

    private string Refusal() => Assert.Throws<BrokenContractException>(() => city.Run("2021-03-10")).Message;

    private string In(string file) => Path.Combine(city.Folder("inbox"), file);

    private void Pack(string archive, params (string Name, byte[] Bytes)[] members)
    {
        using var file = File.Create(In(archive));
        if (archive.EndsWith(".zip", StringComparison.Ordinal))
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Create);
            foreach (var (name, bytes) in members)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
            return;
        }
        using var gzip = new GZipStream(file, CompressionLevel.Optimal);
        if (archive.EndsWith(".csv.gz", StringComparison.Ordinal))
        {
            gzip.Write(members.Single().Bytes);
            return;
        }
        using var tar = new TarWriter(gzip);
        foreach (var (name, bytes) in members)
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
    }
}
