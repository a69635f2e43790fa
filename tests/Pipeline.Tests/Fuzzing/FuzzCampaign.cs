using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Damages files and reads them until so many rows were damaged; loads one file in some.</summary>
internal sealed class FuzzCampaign(ulong seed, Action<string> report)
{
    /// <summary>One file in so many is loaded, too.</summary>
    private const uint FilesPerIngested = 16;

    private const int IngestedAtOnce = 250;

    private readonly FuzzFigures figures = new();
    private readonly FieldCache cache = new();

    public FuzzFigures Run(long mutatedRows)
    {
        var number = 1u;
        while (figures.MutatedRows < mutatedRows)
            number = RunBatch(number, mutatedRows);
        return figures;
    }

    /// <summary>Reads files until there are enough to be loaded together, and loads them; gives the next file's number.</summary>
    private uint RunBatch(uint number, long mutatedRows)
    {
        var directory = Directory.CreateTempSubdirectory("foodcredit-fuzz-").FullName;
        try
        {
            var workspace = FuzzWorkspace.WriteTo(directory);
            var ingest = new FuzzIngest(directory, workspace);
            var path = Path.Combine(directory, "trial.dat");
            for (; figures.MutatedRows < mutatedRows && ingest.Files < IngestedAtOnce; number++)
                Read(number, path, workspace, ingest);
            foreach (var failure in ingest.Run())
                Tell(failure);
            figures.FilesIngested += ingest.Files;
            return number;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private void Read(uint number, string path, Workspace workspace, FuzzIngest ingest)
    {
        var file = MutatedFile.Of(seed, number);
        File.WriteAllBytes(path, file.Bytes);
        var check = FileCheck.Of(file, path, workspace, cache);
        figures.Add(file, check);
        foreach (var failure in check.Failures)
            Tell(failure);
        if (number % FilesPerIngested == 0)
            ingest.Add(file, check);
    }

    private void Tell(Failure failure)
    {
        figures.Add(failure);
        report($"seed {seed}, {failure}");
    }
}
