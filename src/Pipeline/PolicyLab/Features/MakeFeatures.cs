using System.Collections.Immutable;
using FoodCredit.Pipeline.PolicyLab.Backtesting;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.PolicyLab.Features;

/// <summary>
/// Makes rows for a model (特征工程): 1. what came about, by all that is known now, for the labels; 2. for each as-of date what was known on it of every rated entity; 3. a file.
/// No row holds a name, an address or a number of a person.
/// </summary>
public static class MakeFeatures
{
    /// <summary>Columns that are no features.</summary>
    private const int OtherColumns = 4;

    /// <summary>Makes.</summary>
    /// <param name="workspace">The city.</param>
    /// <param name="options">Which rows.</param>
    /// <param name="clock">For the lock.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    /// <exception cref="BrokenContractException">Nothing was loaded, nobody is rated on any of the days, or the file's name ends otherwise.</exception>
    public static FeatureFile Of(Workspace workspace, FeatureOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        if (Path.GetExtension(options.File) is not (".csv" or ".parquet"))
            throw new BrokenContractException(
                new Fault(
                    options.File,
                    0,
                    0,
                    "a name that ends in .csv or .parquet",
                    Path.GetExtension(options.File),
                    "name another file"
                )
            );
        using var city = LabCity.Open(workspace, options.Days[0], clock, cancellation);
        var knownUntil = KnownIncidents.Make(city, workspace.Policy, options.Incidents);
        AddressPlaces.Make(city.Warehouse);
        var days = options.Days.Select((day, i) => Make(city, workspace.Policy, options, day, knownUntil, isFirst: i == 0));
        var made = days.ToImmutableArray();
        if (made.All(day => day.Rows == 0))
            throw new BrokenContractException(
                new Fault(
                    workspace.Policy.File,
                    0,
                    0,
                    $"entities that it rates from {Days.Text(options.Days[0])} to {Days.Text(options.Days[^1])}",
                    "none known on those days",
                    "name days after the first delivery of registrations"
                )
            );
        if (options.Split is null)
            city.Warehouse.Execute("ALTER TABLE feature_row DROP COLUMN split");
        Write(city.Warehouse, options.File);
        return new FeatureFile
        {
            File = options.File,
            Features = Columns(city.Warehouse) - (options.Split is null ? OtherColumns - 1 : OtherColumns),
            Days = made,
            KnownUntil = knownUntil,
        };
    }

    /// <summary>Makes entity_feature of a day.</summary>
    /// <param name="city">With incident and address_place made.</param>
    /// <param name="policy">Grades, and says who is rated.</param>
    /// <param name="day">The day.</param>
    /// <param name="horizonDays">Of the label.</param>
    /// <param name="knownUntil">The last day known: labels of later horizons are null.</param>
    /// <param name="part">The part that the day's rows belong to; null: none.</param>
    internal static void MakeDay(
        LabCity city,
        PolicyDocument policy,
        DateOnly day,
        int horizonDays,
        DateOnly knownUntil,
        string? part
    )
    {
        city.MoveTo(day);
        city.GradeFacts(policy, isOfAll: false);
        city.Warehouse.Make("next_incident", ("as_of", Days.Of(day)));
        EntityFeatures.Make(
            city.Warehouse,
            policy,
            Days.Of(day),
            horizonDays,
            part == TimeSplit.Gap ? 0 : Days.Of(knownUntil),
            part
        );
    }

    private static FeatureDay Make(
        LabCity city,
        PolicyDocument policy,
        FeatureOptions options,
        DateOnly day,
        DateOnly knownUntil,
        bool isFirst
    )
    {
        var part = options.Split?.Of(day, options.HorizonDays);
        MakeDay(city, policy, day, options.HorizonDays, knownUntil, part);
        city.Warehouse.Execute(
            isFirst
                ? "CREATE OR REPLACE TEMP TABLE feature_row AS FROM entity_feature"
                : "INSERT INTO feature_row FROM entity_feature"
        );
        return city
            .Warehouse.Rows(
                "SELECT count(*), count(label), count(*) FILTER (label = 1) FROM entity_feature",
                row => new FeatureDay(day, part, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2))
            )
            .Single();
    }

    private static int Columns(WarehouseConnection warehouse) =>
        (int)warehouse.Count("SELECT count(*) FROM duckdb_columns() WHERE table_name = 'feature_row'");

    private static void Write(WarehouseConnection warehouse, string file)
    {
        // Beside the file first, so that a failure leaves no half of one.
        var partial = $"{file}.partial";
        if (Path.GetExtension(file) == ".csv")
            WriteOutputs.WriteCsv("feature_row", partial, warehouse);
        else
            WriteOutputs.WriteParquet("feature_row", partial, warehouse);
        File.Move(partial, file, overwrite: true);
    }
}
