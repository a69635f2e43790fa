using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FoodCredit.Solution.Tests;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files of <c>src/</c>, parsed.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
    [
        .. Files("src", "*.cs")
            .Select(path => new SourceFile(
                Path.GetRelativePath(Root, path),
                CSharpSyntaxTree.ParseText(
                    File.ReadAllText(path),
                    CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)
                )
            )),
    ];

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Pipeline.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Pipeline.sln");
        return folder;
    }

    internal sealed record SourceFile(string Name, SyntaxTree Tree)
    {
        public int Lines => Tree.GetText().Lines.Count;

        public IEnumerable<T> Nodes<T>()
            where T : SyntaxNode => Tree.GetRoot().DescendantNodes().OfType<T>();

        public int LinesOf(SyntaxNode node)
        {
            var span = Tree.GetLineSpan(node.Span);
            return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
        }
    }
}
