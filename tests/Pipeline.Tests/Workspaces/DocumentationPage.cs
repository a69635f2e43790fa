namespace FoodCredit.Pipeline.Tests.Workspaces;

/// <summary>The pages of <c>docs/</c>, whose examples the tests run.</summary>
internal static class DocumentationPage
{
    public static string Read(string name)
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Pipeline.sln")))
            directory =
                Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests run outside the repository.");
        return File.ReadAllText(Path.Combine(directory, "docs", name));
    }

    /// <summary>The first YAML block of a page.</summary>
    public static string FirstYaml(string page) => page.Split("```yaml\n")[1].Split("```")[0];
}
