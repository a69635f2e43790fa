using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Benchmarks.Load;

/// <summary>
/// A night that brings the last hundredth of a city's bytes, against a rebuild from all of its dumps; and whether the two publish the same bytes, once
/// the rebuilt city has the same history.
/// </summary>
internal static class CompareNight
{
    private const int Threads = 2;
    private const double NewShare = 0.01;

    private static readonly string[] DataFiles =
    [
        OutputFile.RatingsCsv,
        OutputFile.RatingsParquet,
        OutputFile.Contributions,
        OutputFile.Changes,
        OutputFile.Unmatched,
        OutputFile.Refused,
    ];

    public static int Run(double scale)
    {
        Machine.Print(Console.Out);
        using var city = new DumpCity(scale);
        var (late, dayBefore) = Latest(city.Directory);
        var rebuilt = city.Beside("rebuilt");
        CopyFolder(city.Directory, rebuilt);
        foreach (var file in late)
            File.Move(file, Path.Combine(city.Beside(""), Path.GetFileName(file)));
        MeasuredRun.Of(city.Directory, dayBefore, Threads);
        foreach (var file in late)
            File.Move(Path.Combine(city.Beside(""), Path.GetFileName(file)), file);

        var night = MeasuredRun.Of(city.Directory, DumpCity.AsOf, Threads);
        var rebuild = MeasuredRun.Of(rebuilt, DumpCity.AsOf, Threads);
        MeasuredRun.Of(rebuilt, dayBefore, Threads);
        var again = MeasuredRun.Of(rebuilt, DumpCity.AsOf, Threads);
        var differing = DataFiles.Count(file =>
            !File.ReadAllBytes(Published(city.Directory, night, file))
                .AsSpan()
                .SequenceEqual(File.ReadAllBytes(Published(rebuilt, again, file)))
        );
        var rows = night.Manifest.Books.Read;
        var newRows = night.Manifest.Inputs.Where(input => input.KnownFrom > dayBefore).Sum(input => input.Rows.Read);
        DumpCity.Figure("ratio_to_rebuild", night.Seconds / rebuild.Seconds, "0.000");
        DumpCity.Figure("seconds", night.Seconds, "0.0");
        DumpCity.Figure("rebuild_seconds", rebuild.Seconds, "0.0");
        DumpCity.Figure("rows", rows, "0");
        DumpCity.Figure("new_rows", newRows, "0");
        DumpCity.Figure("new_files", late.Length, "0");
        DumpCity.ShowStages(night.Manifest);
        DumpCity.Figure("differing_files", differing, "0");
        return differing == 0 ? 0 : 1;
    }

    /// <summary>The dumps of the last days that hold at least a hundredth of all bytes, and the day before the first of them.</summary>
    private static (ImmutableArray<string> Files, DateOnly DayBefore) Latest(string directory)
    {
        var workspace = Workspace.Load(directory).OrThrow();
        var patterns = workspace.Contracts.Values.Select(contract => DumpFilePattern.Parse(contract.FilePattern)).ToArray();
        var days = Directory
            .GetFiles(workspace.Settings.InboxFolder, "*", SearchOption.AllDirectories)
            .Select(path =>
                (
                    Path: path,
                    Day: patterns.Select(pattern => pattern.Match(Path.GetFileName(path))).First(day => day is not null)!.Value
                )
            )
            .GroupBy(file => file.Day)
            .OrderByDescending(day => day.Key)
            .ToArray();
        var wanted = days.SelectMany(day => day).Sum(file => new FileInfo(file.Path).Length) * NewShare;
        var late = ImmutableArray.CreateBuilder<string>();
        foreach (var day in days)
        {
            late.AddRange(day.Select(file => file.Path));
            if (late.Sum(path => new FileInfo(path).Length) >= wanted)
                return (late.ToImmutable(), day.Key.AddDays(-1));
        }
        throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"The city has {days.Length} days of dumps.")
        );
    }

    private static string Published(string city, MeasuredRun run, string file) =>
        Path.Combine(city, "published", run.Directory, file);

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
