using System.Text;
using System.Text.Json.Nodes;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>A model file is what match train wrote, or it is told what is wrong with it.</summary>
public sealed class LinkModelTests
{
    [Fact]
    public void ToJson_ReadAgain_IsTheSame()
    {
        var bytes = LinkSchemes.BusinessModel.ToJson();
        var again = LinkModel.FromJson("model.json", bytes, LinkSchemes.Business);
        Assert.Equal(bytes, again.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"scheme\": \"business\"")]
    [InlineData("PK\u0003\u0004")]
    public void FromJson_OfNoModel_IsTold(string text)
    {
        var fault = FaultOf(Encoding.UTF8.GetBytes(text));
        Assert.Equal(
            ("model.json", "a model that match train wrote", "train the model again with foodcredit match train"),
            (fault.File, fault.Expected, fault.Advice)
        );
    }

    /// <summary>Each breaks one value of a good model.</summary>
    public static TheoryData<string, string> Broken =>
        new()
        {
            { "nobody_share", "1" },
            { "nobody_share", "-0.1" },
            { "nobody_share", "null" },
            { "matched_from", "1000001" },
            { "identified_matched_from", "-1" },
            { "reviewed_from", "-1" },
            { "matched_from", "1e99" },
            { "comparisons", "null" },
            { "comparisons", "[null]" },
            { "comparisons/0", "null" },
            { "comparisons/0/levels", "null" },
            { "comparisons/0/levels/1", "null" },
            { "comparisons/0/levels/1/matching", "1e300" },
            { "comparisons/0/levels/1/matching", "-1" },
            { "comparisons/0/levels/1/other", "2" },
            { "comparisons/0/levels/1/correction_bits", "1e12" },
            { "comparisons/0/levels/1/name", "\"same\"" },
            { "comparisons/1/name", "\"title\"" },
            { "together", "null" },
            { "together/0", "null" },
            { "together/0/first", "null" },
            { "together/0/first", "\"name.nothing\"" },
            { "together/0/correction_bits", "-1e12" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void FromJson_OfAModelWithABrokenValue_IsTold(string path, string value)
    {
        var document = JsonNode.Parse(LinkSchemes.BusinessModel.ToJson())!;
        var steps = path.Split('/');
        var parent = steps[..^1].Aggregate(document, (node, step) => Child(node, step)!);
        if (parent is JsonArray array)
            array[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
        else
            parent[steps[^1]] = JsonNode.Parse(value);
        Assert.Equal("model.json", FaultOf(Encoding.UTF8.GetBytes(document.ToJsonString())).File);
    }

    [Fact]
    public void FromJson_OfAPairToldTwice_IsTold()
    {
        var document = JsonNode.Parse(LinkSchemes.BusinessModel.ToJson())!;
        var together = document["together"]!.AsArray();
        together.Add(together[0]!.DeepClone());
        FaultOf(Encoding.UTF8.GetBytes(document.ToJsonString()));
    }

    [Fact]
    public void FromJson_OfOtherComparisons_SaysWhose()
    {
        var other = LinkModel.Starting(LinkSchemes.OfColumns("surname:text", isOneToOne: true));
        var fault = FaultOf(other.ToJson());
        Assert.Equal("the comparisons of 'business' as this program makes them", fault.Expected);
        Assert.Equal("those of 'surname:text'", fault.Found);
    }

    private static JsonNode? Child(JsonNode node, string step) =>
        node is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step];

    private static Fault FaultOf(byte[] bytes) =>
        Assert.Single(
            Assert.Throws<BrokenContractException>(() => LinkModel.FromJson("model.json", bytes, LinkSchemes.Business)).Faults
        );
}
