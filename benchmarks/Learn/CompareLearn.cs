using System.CommandLine;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>
/// Learning: 500,000 invented rows at scale 1, for time and memory; and, where the folder of real data is named, the figures that others published for the same rows beside ours.
/// </summary>
internal static class CompareLearn
{
    private const int RowsAtScaleOne = 500_000;
    private const int Threads = 2;

    public static Command Build()
    {
        var scale = new Option<double>("--scale") { DefaultValueFactory = _ => 1 };
        scale.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is > 0 and <= 4))
                result.AddError("--scale: expected a number above 0, at most 4.");
        });
        var data = new Option<string?>("--data")
        {
            Description = "The folder of breast-cancer, german-credit and chicago-food-inspections.",
        };
        var resamples = new Option<int>("--resamples") { DefaultValueFactory = _ => 1000 };
        var command = new Command("learn", "Bins, scorecards and models.") { scale, data, resamples };
        command.SetAction(parsed =>
            Run(parsed.GetValue(scale), parsed.GetValue(data), new BootstrapOptions(parsed.GetValue(resamples), 1, Threads))
        );
        return command;
    }

    private static int Run(double scale, string? data, BootstrapOptions options)
    {
        Machine.Print(Console.Out);
        var scratch = Directory.CreateTempSubdirectory("foodcredit-benchmark-").FullName;
        try
        {
            var rows = Math.Max(1_000, (int)(RowsAtScaleOne * scale));
            LearnFigures.Title($"{rows:N0} invented rows of 40 features");
            var path = Path.Combine(scratch, "rows.csv");
            InventedRows.Write(path, rows);
            MeasuredLearning.Print(path);
            if (data is null)
                return 0;
            ReferenceFigures.BreastCancer(Path.Combine(data, "breast-cancer"));
            ReferenceFigures.German(Path.Combine(data, "german-credit"), scratch, options);
            ChicagoFigures.Print(Path.Combine(data, "chicago-food-inspections"), options);
            return 0;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
