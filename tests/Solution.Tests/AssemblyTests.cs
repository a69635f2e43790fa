using System.Reflection;
using System.Runtime.CompilerServices;
using FoodCredit.Pipeline.Running;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Solution.Tests;

/// <summary>Which way the assemblies depend on each other, and what their types promise.</summary>
public sealed class AssemblyTests
{
    private static readonly Assembly Scoring = typeof(ScoringPlan).Assembly;
    private static readonly Assembly Pipeline = typeof(RunPipeline).Assembly;
    private static readonly Assembly Cli = Assembly.Load("foodcredit");

    [Fact]
    public void Dependencies_GoOneWay()
    {
        Assert.Equal([], Own(Scoring));
        Assert.Equal(["FoodCredit.Scoring"], Own(Pipeline));
        Assert.Equal(["FoodCredit.Pipeline", "FoodCredit.Scoring"], Own(Cli));
    }

    [Fact]
    public void Scoring_OpensNoFileNoConnectionAndKnowsNoLibrary()
    {
        var names = Scoring.GetReferencedAssemblies().Select(name => name.Name!).ToList();
        Assert.DoesNotContain(names, name => !name.StartsWith("System.", StringComparison.Ordinal));
        Assert.DoesNotContain(
            names,
            name =>
                name
                    is "System.Console"
                        or "System.Net.Http"
                        or "System.Net.Sockets"
                        or "System.Data.Common"
                        or "System.Diagnostics.Process"
        );
        // Files and clocks live in the core library, so the sources tell.
        string[] outside =
        [
            "File.",
            "Directory.",
            "Path.",
            "Stream(",
            "DateTime.",
            "DateTimeOffset.",
            "TimeProvider",
            "Stopwatch",
            "Environment.",
        ];
        Assert.Empty(
            from file in Repository.Sources
            where file.Name.StartsWith("src/Scoring/", StringComparison.Ordinal)
            from token in outside
            where file.Tree.GetRoot().ToString().Split('\n').Any(line => Code(line).Contains(token, StringComparison.Ordinal))
            select $"{file.Name}: {token}"
        );
    }

    [Fact]
    public void Classes_AreSealed() =>
        Assert.Empty(
            from type in (Assembly[])[Scoring, Pipeline, Cli]
            from found in type.GetTypes()
            where
                found is { IsClass: true, IsSealed: false, IsAbstract: false }
                && !found.IsDefined(typeof(CompilerGeneratedAttribute))
            // A closed hierarchy of records nests its cases, whose base nobody else can extend.
            select found.FullName
        );

    [Fact]
    public void ExceptionTypes_AreFew()
    {
        var own = ((Assembly[])[Scoring, Pipeline, Cli])
            .SelectMany(assembly => assembly.GetTypes())
            .Where(typeof(Exception).IsAssignableFrom);
        Assert.InRange(own.Count(), 1, 6);
    }

    private static string Code(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? "" : line;

    private static IEnumerable<string> Own(Assembly assembly) =>
        assembly
            .GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("FoodCredit.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
