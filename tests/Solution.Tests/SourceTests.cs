using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FoodCredit.Solution.Tests;

/// <summary>How the code reads. The limits may only shrink.</summary>
public sealed class SourceTests
{
    private static readonly string[] EmptyNouns =
    [
        "Utils",
        "Util",
        "Common",
        "Helpers",
        "Helper",
        "Managers",
        "Manager",
        "Services",
        "Service",
    ];

    [Fact]
    public void Files_AreShort()
    {
        var lines = Repository.Sources.Select(file => file.Lines).Order().ToList();
        Assert.True(lines.Count > 200);
        Assert.InRange(lines[lines.Count / 2], 1, 80);
        Assert.InRange(lines[lines.Count * 9 / 10], 1, 200);
        Assert.Empty(Repository.Sources.Where(file => file.Lines > 500).Select(file => $"{file.Name}: {file.Lines} lines"));
    }

    /// <summary>Longer ones are tables in the shape of a switch or a statement; each has its present length as its limit.</summary>
    [Fact]
    public void Functions_HaveAtMost70Lines()
    {
        var tables = new Dictionary<string, int>
        {
            ["src/Cli/Commands/SampleCommand.cs Build"] = 87,
            ["src/Pipeline/Sampling/FactWords.cs Of"] = 111,
            ["src/Pipeline/Sampling/RegistrationRow.cs WriteCell"] = 80,
            ["src/Scoring/Sql/PlanSql.cs Rating"] = 79,
        };
        Assert.Empty(
            from file in Repository.Sources
            from function in file.Nodes<MethodDeclarationSyntax>()
            let name = $"{file.Name} {function.Identifier.Text}"
            let lines = file.LinesOf(function)
            where lines > tables.GetValueOrDefault(name, 70)
            select $"{name}: {lines} lines"
        );
    }

    /// <summary>A small companion may share a file.</summary>
    [Fact]
    public void Files_HaveOnePublicTypeAndSmallCompanions() =>
        Assert.Empty(
            from file in Repository.Sources
            let types = file.Nodes<BaseTypeDeclarationSyntax>()
                .Where(type => type.Parent is BaseNamespaceDeclarationSyntax && type.Modifiers.Any(SyntaxKind.PublicKeyword))
                .ToList()
            where types.Count(type => file.LinesOf(type) > 25) > 1
            select file.Name
        );

    [Fact]
    public void OnlyTheCommandLine_CatchesWhateverComes() =>
        Assert.Empty(
            from file in Repository.Sources
            where !file.Name.StartsWith("src/Cli/", StringComparison.Ordinal)
            from clause in file.Nodes<CatchClauseSyntax>()
            where clause.Filter is null && clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception"
            select $"{file.Name}: {clause.ToString().Split('\n')[0]}"
        );

    [Fact]
    public void FoldersAndTypes_HaveNounsOfTheirOwn()
    {
        Assert.DoesNotContain(Repository.Sources.Select(file => file.Name), name => name.Split('/').Any(EmptyNouns.Contains));
        Assert.Empty(
            from file in Repository.Sources
            from type in file.Nodes<BaseTypeDeclarationSyntax>()
            where EmptyNouns.Any(noun => type.Identifier.Text.EndsWith(noun, StringComparison.Ordinal))
            select $"{file.Name}: {type.Identifier.Text}"
        );
    }

    [Fact]
    public void SqlFiles_SayWhatTheyMakeReadAndWhy()
    {
        var files = Repository.Files("src", "*.sql").ToList();
        Assert.True(files.Count > 20);
        Assert.All(
            files,
            file =>
            {
                var header = File.ReadLines(file).TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)).ToList();
                Assert.StartsWith($"-- Makes: {Path.GetFileNameWithoutExtension(file)}", header[0], StringComparison.Ordinal);
                Assert.Contains(header, line => line.StartsWith("-- Reads: ", StringComparison.Ordinal));
                Assert.Contains(header, line => line.StartsWith("-- Why: ", StringComparison.Ordinal));
            }
        );
    }

    /// <summary>The library that grows trees is behind one door: what leaves it are our own documents.</summary>
    [Fact]
    public void OneFolder_KnowsTheLearningLibrary()
    {
        var knowing = Repository
            .Sources.Where(file => file.Tree.GetRoot().ToString().Contains("Microsoft.ML", StringComparison.Ordinal))
            .Select(file => Path.GetDirectoryName(file.Name))
            .Distinct();
        Assert.Equal(["src/Pipeline/Learning/Boosting"], knowing);
    }

    [Fact]
    public void Interfaces_HaveTwoImplementations()
    {
        var implemented = Repository
            .Sources.SelectMany(file => file.Nodes<BaseTypeDeclarationSyntax>())
            .SelectMany(type => type.BaseList?.Types.Select(parent => parent.Type.ToString()) ?? [])
            .ToLookup(name => name);
        Assert.Empty(
            from file in Repository.Sources
            from type in file.Nodes<InterfaceDeclarationSyntax>()
            where implemented[type.Identifier.Text].Count() < 2
            select $"{file.Name}: {type.Identifier.Text}"
        );
    }
}
