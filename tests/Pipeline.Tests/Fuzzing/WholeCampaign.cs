using System.Globalization;
using System.Text;
using CsCheck;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Unpacking;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>
/// Damages workbooks, Parquet files and archives. Each is refused with a broken contract, or gives what the sound one gives. Forms without check sums may give
/// something else: nobody can tell; how often is counted.
/// </summary>
internal sealed class WholeCampaign(ulong seed, Action<string> report)
{
    private readonly SortedDictionary<string, long> figures = new(StringComparer.Ordinal);
    private readonly Dictionary<WholeForm, (byte[] Bytes, string Told)[]> sound = [];

    /// <summary>Exceptions of other kinds, and files that gave something else though their form has check sums.</summary>
    public long Violations { get; private set; }

    /// <summary>Damages so many files, the forms in turn.</summary>
    public void Run(long files)
    {
        var directory = Directory.CreateTempSubdirectory("foodcredit-fuzz-").FullName;
        try
        {
            foreach (var form in Enum.GetValues<WholeForm>())
                sound[form] = [.. SoundFile.Of(form).Select(bytes => (bytes, Told(form, bytes, directory)))];
            for (var number = 1u; number <= files; number++)
                Try(number, directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    public void Print(TextWriter output)
    {
        foreach (var (name, count) in figures)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {count}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"violations: {Violations}"));
    }

    private void Try(uint number, string directory)
    {
        var chance = new PCG(number, seed);
        var forms = Enum.GetValues<WholeForm>();
        var form = forms[number % forms.Length];
        var (bytes, told) = sound[form][chance.Next((uint)sound[form].Length)];
        var damaged = WholeDamage.Of(bytes, chance);
        var outcome = Outcome(form, damaged, told, directory, out var found);
        var key = $"{form}_{outcome}".ToLowerInvariant();
        figures[key] = figures.GetValueOrDefault(key) + 1;
        if (outcome != "crashed" && (outcome != "changed" || !HasCheckSums(form)))
            return;
        Violations++;
        report($"seed {seed}, file {number}, {form} {outcome}: {found.ReplaceLineEndings(" / ")}");
    }

    private static bool HasCheckSums(WholeForm form) => form is not (WholeForm.Xls or WholeForm.Parquet);

    private static string Outcome(WholeForm form, byte[] damaged, string told, string directory, out string found)
    {
        try
        {
            found = Told(form, damaged, directory);
            return found == told ? "same" : "changed";
        }
        catch (BrokenContractException e)
        {
            found = e.Message;
            return "refused";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            found = e.ToString();
            return "crashed";
        }
    }

    private static string Told(WholeForm form, byte[] bytes, string directory)
    {
        var path = Path.Combine(directory, "trial.dat");
        File.WriteAllBytes(path, bytes);
        return form switch
        {
            WholeForm.Xlsx or WholeForm.Xls => Rows(path, form == WholeForm.Xls ? DumpFormat.Xls : DumpFormat.Xlsx),
            WholeForm.Parquet => Rows(path, DumpFormat.Parquet),
            WholeForm.Gzip => Members(path, "处罚_20210310.csv.gz", directory),
            WholeForm.Zip => Members(path, "三月.zip", directory),
            _ => Members(path, "三月.tar.gz", directory),
        };
    }

    private static string Rows(string path, DumpFormat format)
    {
        using var reader = DumpReader.Open(path, FuzzWorkspace.AnyContract with { Format = format });
        var told = new StringBuilder(string.Join('|', reader.Header));
        while (reader.Read())
            told.Append(CultureInfo.InvariantCulture, $"\n{reader.Address.Line}: {Encoding.UTF8.GetString(reader.Raw)}");
        return told.ToString();
    }

    private static string Members(string path, string name, string directory)
    {
        var folder = Path.Combine(directory, "unpacked");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return string.Join(
            '\n',
            Archive
                .Unpack(path, name, folder, 1 << 24, CancellationToken.None)
                .Select(member => $"{member.Name} {Sha256.OfFile(member.Path)}")
        );
    }
}
