using System.Collections.Immutable;
using System.IO.Compression;
using CsvHelper;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>Real registrations on which a city is built.</summary>
/// <param name="Businesses">One for each valid code, in the order of the file.</param>
/// <param name="Repeated">Rows with a code that stood before, each with the index of its business.</param>
/// <param name="Invalid">Rows whose code is none.</param>
internal sealed record RealRegister(
    ImmutableArray<RealRegistration> Businesses,
    ImmutableArray<(RealRegistration Row, int Business)> Repeated,
    ImmutableArray<RealRegistration> Invalid
)
{
    public static readonly RealRegister None = new([], [], []);

    private static readonly string[] Headers = ["企业名称", "统一社会信用代码", "注册日期", "注册地址"];

    /// <summary>Reads a CSV with the columns 企业名称, 统一社会信用代码, 注册日期 and 注册地址; <c>.gz</c> is unpacked.</summary>
    /// <exception cref="BrokenContractException">The file cannot be read or lacks a column.</exception>
    public static RealRegister Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
            using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GZipStream(file, CompressionMode.Decompress)
                : (Stream)file;
            var options = new CsvReaderOptions { Separator = ',', HasHeader = false };
            using var csv = CsvReader.Create(stream, options);
            return Read(csv, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Broken(path, "a CSV of registrations that can be read", e.Message.TrimEnd('.'));
        }
    }

    private static RealRegister Read(CsvReader csv, string path)
    {
        if (!csv.Read())
            throw Broken(path, "a header and rows", "an empty file");
        var header = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim('\uFEFF', ' ')).ToList();
        var at = Headers.Select(name => header.IndexOf(name)).ToArray();
        if (at.Contains(-1))
            throw Broken(path, $"the columns {string.Join(", ", Headers)}", string.Join(", ", header));
        var businesses = ImmutableArray.CreateBuilder<RealRegistration>();
        var repeated = ImmutableArray.CreateBuilder<(RealRegistration, int)>();
        var invalid = ImmutableArray.CreateBuilder<RealRegistration>();
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        while (csv.Read())
        {
            var row = RowOf(csv, at);
            if (row.Name.Length == 0)
                continue;
            if (row.Code.Length == 0)
                invalid.Add(row);
            else if (indices.TryGetValue(row.Code, out var business))
                repeated.Add((row, business));
            else
            {
                indices.Add(row.Code, businesses.Count);
                businesses.Add(row);
            }
        }
        return new RealRegister(businesses.ToImmutable(), repeated.ToImmutable(), invalid.ToImmutable());
    }

    private static RealRegistration RowOf(CsvReader csv, int[] at)
    {
        var code = csv.GetString(at[1]);
        int? day = Days.TryParse(csv.GetString(at[2]), out var date) ? Days.Of(date) : null;
        return new RealRegistration(csv.GetString(at[0]), code, BusinessCodes.Recognise(code), csv.GetString(at[3]), day);
    }

    private static BrokenContractException Broken(string path, string expected, string found) =>
        new(new Fault(path, 0, 0, expected, found, "name another file"));
}
