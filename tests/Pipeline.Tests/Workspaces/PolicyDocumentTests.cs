using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class PolicyDocumentTests
{
    /// <summary>Where a path leads is found by searching the text that stands there.</summary>
    [Theory]
    [InlineData("thresholds.orange", "25, red")]
    [InlineData("record_types.penalty.frequency.3", "1.5 }")]
    [InlineData("record_types.penalty.weights.grave", "20 }")]
    [InlineData("record_types.penalty.window_days", "1095")]
    [InlineData("record_types.penalty.decay.half_life_days", "365 }\n")]
    [InlineData("record_types.penalty.grades.1.severity", "serious }")]
    [InlineData("record_types.penalty.grades", "grades:")]
    [InlineData("record_types.penalty", "penalty:")]
    [InlineData("context.industries.catering.multiplier", "1.15")]
    [InlineData("rules.0.when", "penalty.grave within")]
    [InlineData("rules.7.when", "rules:")]
    [InlineData("stability.improve_after_days", "policy: city")]
    [InlineData("record_types.penalty.repaired_share", "penalty:")]
    public void Locate_Path_IsWhereTheValueStands(string path, string text)
    {
        SmallWorkspace files = new();
        string document = files.Text(SmallWorkspace.Policy);
        string[] before = document[..document.IndexOf(text, StringComparison.Ordinal)].Split('\n');

        Place place = files.Load().OrThrow().Policy.Locate(path);

        Assert.Equal(new Place(SmallWorkspace.Policy, before.Length, before[^1].Length + 1), place);
    }
}
