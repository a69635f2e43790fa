namespace FoodCredit.Pipeline.Tests;

/// <summary>The real data that lies beside the project, never in it. A test that needs it says so where it is missing.</summary>
internal static class SharedData
{
    /// <summary>The path of a file below <c>../shared/data</c>; skips the test when it is not there.</summary>
    public static string Path(string relative)
    {
        var path = System.IO.Path.Combine(ProjectRoot(), "..", "shared", "data", relative);
        Assert.SkipUnless(File.Exists(path), $"This test needs ../shared/data/{relative} beside the project's root.");
        return path;
    }

    /// <summary>The folder of Pipeline.sln.</summary>
    public static string ProjectRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "Pipeline.sln")))
                return folder;
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Pipeline.sln.");
    }
}
