using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Damages files and reads them until so many rows were damaged.</summary>
internal static class FuzzCampaign
{
    public static FuzzFigures Run(long mutatedRows, ulong seed, Action<string> report)
    {
        var directory = Directory.CreateTempSubdirectory("foodcredit-fuzz-").FullName;
        try
        {
            var workspace = FuzzWorkspace.WriteTo(directory);
            var figures = new FuzzFigures();
            var cache = new FieldCache();
            var path = Path.Combine(directory, "trial.dat");
            for (var number = 1u; figures.MutatedRows < mutatedRows; number++)
            {
                var file = MutatedFile.Of(seed, number);
                File.WriteAllBytes(path, file.Bytes);
                var before = figures.Failures.Count;
                figures.Add(file, FileCheck.Of(file, path, workspace, cache));
                for (var i = before; i < figures.Failures.Count; i++)
                    report($"seed {seed}, {figures.Failures[i]}");
            }
            return figures;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
