using System.Globalization;
using FoodCredit.Pipeline.Learning.Reading;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>The inspections and the city's model frame, as files beside the project hold them.</summary>
internal sealed class ChicagoFiles
{
    private readonly Dictionary<string, int> frameRows;
    private readonly Dictionary<string, string[]> frame;

    private ChicagoFiles(IReadOnlyList<CanvassInspection> inspections, Dictionary<string, string[]> frame)
    {
        Inspections = inspections;
        this.frame = frame;
        frameRows = frame["Inspection_ID"]
            .Select((id, i) => (id, i))
            .ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
    }

    /// <summary>By day, then by id.</summary>
    public IReadOnlyList<CanvassInspection> Inspections { get; }

    /// <summary>What the city's frame says of an inspection; null: it is not in the frame.</summary>
    public string? Frame(string id, string column) => frameRows.TryGetValue(id, out var row) ? frame[column][row] : null;

    public static ChicagoFiles Read(string folder)
    {
        var features = Columns(Path.Combine(folder, "chicago_food_inspections_features.csv"));
        var violations = Columns(Path.Combine(folder, "chicago_violations_long.csv"));
        var codes = new Dictionary<string, UInt128>(StringComparer.Ordinal);
        foreach (var (id, code) in violations["Inspection_ID"].Zip(violations["code"]))
            codes[id] = codes.GetValueOrDefault(id) | (UInt128.One << int.Parse(code, CultureInfo.InvariantCulture));
        return new ChicagoFiles(
            [
                .. Enumerable
                    .Range(0, features["Inspection_ID"].Length)
                    .Select(row => InspectionOf(features, codes, row))
                    .OrderBy(inspection => inspection.Day)
                    .ThenBy(inspection => inspection.Id, StringComparer.Ordinal),
            ],
            Columns(Path.Combine(folder, "chicago_model_data.csv"))
        );
    }

    /// <summary>Without inspections from a day on.</summary>
    public ChicagoFiles Until(int day) => new([.. Inspections.Where(inspection => inspection.Day < day)], frame);

    /// <summary>With other results.</summary>
    public ChicagoFiles With(Func<CanvassInspection, CanvassInspection> change) => new([.. Inspections.Select(change)], frame);

    private static CanvassInspection InspectionOf(
        Dictionary<string, string[]> columns,
        Dictionary<string, UInt128> codes,
        int row
    )
    {
        string Text(string column) => columns[column][row];
        int Whole(string column) => int.Parse(Text(column), CultureInfo.InvariantCulture);
        var isPlaced = double.TryParse(Text("Latitude"), CultureInfo.InvariantCulture, out var latitude);
        _ = double.TryParse(Text("Longitude"), CultureInfo.InvariantCulture, out var longitude);
        return new CanvassInspection
        {
            Id = Text("Inspection_ID"),
            Licence = Text("License"),
            Chain = string.Concat(Text("DBA_Name").ToUpperInvariant().Where(char.IsAsciiLetter)),
            Facility = Text("Facility_Type"),
            Risk = Text("Risk"),
            Day = DateOnly.ParseExact(Text("Inspection_Date"), "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber,
            Place = isPlaced ? string.Create(CultureInfo.InvariantCulture, $"{latitude:0.00000},{longitude:0.00000}") : "",
            Square = isPlaced ? string.Create(CultureInfo.InvariantCulture, $"{latitude:0.00},{longitude:0.00}") : "",
            Area = isPlaced
                ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(latitude / 0.03)},{Math.Floor(longitude / 0.04)}")
                : "",
            Critical = Whole("criticalCount"),
            Serious = Whole("seriousCount"),
            Minor = Whole("minorCount"),
            HasFailed = Whole("fail_flag") == 1,
            Codes = codes.GetValueOrDefault(Text("Inspection_ID")),
        };
    }

    private static Dictionary<string, string[]> Columns(string path)
    {
        var header = TableRows.Header(path);
        var columns = header.ToDictionary(name => name, _ => new List<string>(), StringComparer.Ordinal);
        TableRows.ForEach(
            path,
            header.Length,
            (row, _) =>
            {
                for (var i = 0; i < header.Length; i++)
                    columns[header[i]].Add(row.GetString(i));
            }
        );
        return columns.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }
}
