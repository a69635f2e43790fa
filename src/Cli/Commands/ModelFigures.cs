using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Scoring.Learning.Evaluating;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary>Measures as tables.</summary>
internal static class ModelFigures
{
    public static void Show(Screen screen, IEnumerable<KeyValuePair<string, Estimate>> metrics)
    {
        var table = NewTable("measure", "value", "95% interval");
        foreach (var (name, estimate) in metrics)
            table.AddRow(name, Number(estimate.Value), Interval(estimate));
        screen.Facts.Write(table);
    }

    /// <summary>A table whose first column is of texts.</summary>
    public static Table NewTable(string first, params string[] titles)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (var title in titles)
            table.AddColumn(new TableColumn(title).RightAligned());
        return table;
    }

    public static string Number(double value) =>
        double.IsNaN(value) ? "" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Interval(Estimate estimate) =>
        double.IsNaN(estimate.Low)
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{estimate.Low:0.0000} to {estimate.High:0.0000}");

    public static string WithInterval(Estimate estimate) =>
        double.IsNaN(estimate.Value)
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.000} ({estimate.Low:0.000}-{estimate.High:0.000})");
}
