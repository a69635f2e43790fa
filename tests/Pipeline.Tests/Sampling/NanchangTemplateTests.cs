using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling;

public sealed class NanchangTemplateTests
{
    private static Workspace Load()
    {
        using TemporaryFolder folder = new();
        WorkspaceTemplate.Write(folder.Path);
        WorkspaceLoad load = Workspace.Load(folder.Path);
        Assert.Empty(load.Faults.Select(f => f.ToString()));
        return load.OrThrow();
    }

    [Fact]
    public void Template_AsWritten_LoadsWithoutFaults() => Assert.NotNull(Load());

    [Fact]
    public void Template_Contracts_ComeFromTwentyTwoDepartments() =>
        Assert.Equal(22, Load().Contracts.Values.Select(c => c.Department).Distinct().Count());

    [Fact]
    public void Template_Places_AreNineDistrictsAndNinetySixBranches()
    {
        Workspace workspace = Load();
        string[] districts = ["东湖", "西湖", "青云谱", "青山湖", "新建", "红谷滩", "南昌县", "安义", "进贤"];
        Assert.Equal(districts.Order(), workspace.CodeTables["districts"].Values.Order());
        CodeTable branches = workspace.CodeTables["branches"];
        Assert.Equal(96, branches.Values.Count);
        CodeTable grids = workspace.CodeTables["grids"];
        Assert.All(branches.Values, b => Assert.True(grids.Entries.Count(g => grids.Extra(g, "branch") == b) >= 3));
        Assert.Equal(
            ["general", "rural", "school", "tourist"],
            grids.Entries.Select(g => grids.Extra(g, "area")).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Template_Industries_HaveTheTenFoodCategories()
    {
        CodeTable industries = Load().CodeTables["industries"];
        string[] food = [.. industries.Entries.Where(e => industries.Extra(e, "food") == "true").Select(e => e.Value).Distinct()];
        string[] expected =
        [
            "bakery",
            "beverage_tea",
            "bulk_food",
            "catering",
            "collective_dining",
            "dairy_infant",
            "farm_produce",
            "food_production",
            "health_food",
            "supermarket",
        ];
        Assert.Equal(expected, food.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Template_Sources_FeedElevenRecordTypesAndAllAmendments()
    {
        Workspace workspace = Load();
        Assert.Equal(11, workspace.NaturalKeys.Count);
        Assert.Equal(
            Enum.GetValues<AmendmentKind>(),
            workspace.Contracts.Values.Select(c => c.Amendment).OfType<AmendmentKind>().Distinct().Order()
        );
        Assert.Contains(workspace.Contracts.Values, c => c is { Format: DumpFormat.Xlsx, TitleRows: 1 });
        Assert.Contains(workspace.Contracts.Values, c => c.Encoding == DumpEncoding.Gb18030);
    }
}
