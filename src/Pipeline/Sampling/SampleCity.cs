using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// Writes a whole invented city as a workspace:
/// 1. the template, marked synthetic;
/// 2. <c>inbox/</c>: what the departments delivered over three years, with the faults of real dumps;
/// 3. <c>truth/</c>: what every row of them really is, for tests. The pipeline never reads it.
/// </summary>
public static class SampleCity
{
    private const double DirtShareMax = 0.2;
    private const long RecordsPerEntityMax = 1000;

    /// <summary>Writes the city.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="BrokenContractException">The directory is not empty, or cannot be written.</exception>
    public static SampleSummary Write(SampleOptions options, IProgress<SampleProgress>? progress = null)
    {
        Check(options);
        var root = Path.GetFullPath(options.Directory);
        var real = options.RegistrationsFile is null ? RealRegister.None : RealRegister.Read(options.RegistrationsFile);
        WorkspaceTemplate.Write(root);
        MarkSynthetic(Path.Combine(root, Workspace.SettingsFile));
        var workspace = Workspace.Load(root).OrThrow();
        var city = new CityPlan(workspace, options, real);
        var truth = Path.Combine(root, "truth");
        Directory.CreateDirectory(truth);
        var summary = new DumpSet(city, workspace, Path.Combine(root, "inbox"), truth, progress).Write();
        File.WriteAllText(Path.Combine(truth, "README.md"), TruthReadme.Text(options));
        return summary with { Entities = city.Businesses.Count };
    }

    private static void Check(SampleOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Entities, 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Entities, Businesses.CountMax);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Records);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Records, options.Entities * RecordsPerEntityMax);
        ArgumentOutOfRangeException.ThrowIfNegative(options.DirtShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.DirtShare, DirtShareMax);
    }

    private static void MarkSynthetic(string settings)
    {
        var text = File.ReadAllText(settings);
        File.WriteAllText(settings, text.Replace("synthetic: false", "synthetic: true", StringComparison.Ordinal));
    }
}
