using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Comparing;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>The comparisons that <c>docs/matching.md</c> lists are those of the program.</summary>
public sealed class LinkingPageTests
{
    [Fact]
    public void Page_Comparisons_AreThoseOfTheProgram()
    {
        string[] rows =
        [
            "| comparison | levels, the closest first |",
            "| --- | --- |",
            .. LinkSchemes.Business.Comparisons.Select(own =>
                $"| `{own.Name}` | {string.Join(", ", own.Levels.Skip(1).Select(Told))} |"
            ),
        ];
        Assert.Contains($"\n\n{string.Join('\n', rows)}\n\n", DocumentationPage.Read("matching.md"), StringComparison.Ordinal);
    }

    private static string Told(Level level) =>
        level.IsNeutral ? $"{level.Name} (neutral)"
        : level.Rarity == Rarity.None ? level.Name
        : $"{level.Name} ({level.Rarity.ToString().ToLowerInvariant()})";
}
