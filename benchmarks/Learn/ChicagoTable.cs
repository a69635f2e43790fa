using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>
/// The weekly frame: a row for each inspection of the city's frame, with what was known on the Monday of its week. The city's own columns are of the day of the
/// inspection, and none of them tells its result.
/// </summary>
internal sealed class ChicagoTable
{
    private static readonly string[] Business =
    [
        "ageAtInspection",
        "consumption_on_premises_incidental_activity",
        "tobacco",
        "package_goods",
        "outdoor_patio",
        "public_place_of_amusement",
        "limited_business_license",
        "childrens_services_facility_license",
        "tavern",
        "regulated_business_license",
        "filling_station",
        "caterers_liquor_license",
        "mobile_food_license",
        "heat_burglary",
        "heat_sanitation",
        "heat_garbage",
    ];

    private static readonly string[] WeatherColumns = ["temperatureMax", "precipIntensity", "windSpeed", "humidity"];

    private ChicagoTable(LearningTable table, IReadOnlyList<CanvassInspection> rows, string[] inspectors, bool[] isTest)
    {
        Table = table;
        Rows = rows;
        Inspectors = inspectors;
        IsTest = isTest;
    }

    public LearningTable Table { get; }

    /// <summary>The weather of the day; not known outside the city's frame.</summary>
    public required ImmutableArray<FeatureColumn> Weather { get; init; }

    public IReadOnlyList<CanvassInspection> Rows { get; }

    /// <summary>The colour under which the city hides an inspector, a row; empty: outside its frame.</summary>
    public string[] Inspectors { get; }

    /// <summary>The city's own test rows.</summary>
    public bool[] IsTest { get; }

    /// <summary>Makes the frame.</summary>
    /// <param name="files">Inspections and the city's frame.</param>
    /// <param name="frozenFrom">From this day on nothing more becomes known: as if all inspections to come were put in order on it.</param>
    public static ChicagoTable Of(ChicagoFiles files, int frozenFrom = int.MaxValue)
    {
        var history = new ChicagoHistory();
        var columns = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        var rows = new List<CanvassInspection>();
        var told = 0;
        foreach (var inspection in files.Inspections)
        {
            var day = Math.Min(inspection.Monday, frozenFrom);
            while (files.Inspections[told].Day < day)
                history.Add(files.Inspections[told++]);
            rows.Add(inspection);
            history.Describe(inspection, day, (name, value) => Of(columns, name).Add(value));
        }
        return new ChicagoTable(
            new LearningTable(
                [
                    .. columns.Select(pair => FeatureColumn.OfNumbers(pair.Key, [.. pair.Value])),
                    .. Business.Select(name => OfFrame(files, rows, name)),
                    FeatureColumn.OfTexts("risk", rows.Select(row => row.Risk)),
                    FeatureColumn.OfTexts("facility", rows.Select(row => row.Facility)),
                ],
                [.. rows.Select(row => (byte)(row.Critical > 0 ? 1 : 0))]
            )
            {
                Groups =
                [
                    .. rows.Select(row => int.TryParse(row.Licence, CultureInfo.InvariantCulture, out var licence) ? licence : 0),
                ],
            },
            rows,
            [.. rows.Select(row => files.Frame(row.Id, "sanitarian") ?? "")],
            [.. rows.Select(row => files.Frame(row.Id, "Test") == "1")]
        )
        {
            Weather = [.. WeatherColumns.Select(name => OfFrame(files, rows, name))],
        };
    }

    private static FeatureColumn OfFrame(ChicagoFiles files, List<CanvassInspection> rows, string name) =>
        FeatureColumn.OfNumbers(name, [.. rows.Select(row => Number(files.Frame(row.Id, name)))]);

    private static double Number(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static List<double> Of(Dictionary<string, List<double>> columns, string name)
    {
        if (!columns.TryGetValue(name, out var values))
            columns.Add(name, values = []);
        return values;
    }
}
