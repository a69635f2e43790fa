namespace FoodCredit.Pipeline.Tests.Workspaces;

/// <summary>An empty folder that goes when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("foodcredit-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
