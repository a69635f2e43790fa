using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Workspaces;

/// <summary>What <c>docs/contracts.md</c> shows is true.</summary>
public sealed class ContractPageTests
{
    private static readonly string Page = DocumentationPage.Read("contracts.md");

    private static SmallWorkspace Files() =>
        new SmallWorkspace().Write(SmallWorkspace.Penalty, DocumentationPage.FirstYaml(Page));

    [Fact]
    public void Page_Contract_Loads() => Assert.Equal([], Files().Faults());

    [Fact]
    public void Page_Fault_IsWhatIsShown()
    {
        SmallWorkspace files = Files();
        files.Replace(SmallWorkspace.Penalty, "type: text, required", "type: txt, required");

        Assert.Contains(Assert.Single(files.Faults()), Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatasetKind.Registrations)]
    [InlineData(DatasetKind.Licences)]
    [InlineData(DatasetKind.Records)]
    public void Page_Vocabulary_IsComplete(DatasetKind kind)
    {
        string row = Page.Split('\n').Single(l => l.StartsWith($"| {kind}".ToLowerInvariant(), StringComparison.Ordinal));

        foreach (KnownAttribute known in AttributeVocabulary.Of(kind).Where(k => k.Name != "update_time"))
            Assert.Contains(known.IsRequired ? $"**`{known.Name}`**" : $"`{known.Name}`", row, StringComparison.Ordinal);
    }
}
