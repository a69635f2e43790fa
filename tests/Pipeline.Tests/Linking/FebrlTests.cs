using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>FEBRL 4, the field's own test case: 5,000 people and 5,000 records of them with slips of many kinds, through the same engine.</summary>
public sealed class FebrlTests
{
    private const string Columns =
        "given_name:text/surname,surname:text/given_name,street_number:digits,address_1:text/address_2,address_2:text/address_1,"
        + "suburb:text,postcode:digits,state:text,date_of_birth:digits,soc_sec_id:digits";

    [Fact]
    public void Febrl4_ThroughTheSameEngine_IsLinkedWithoutLabels()
    {
        var (registry, records) = (SharedData.Path("febrl/dataset4a.csv"), SharedData.Path("febrl/dataset4b.csv"));
        using var folder = new TemporaryFolder();
        var truth = Path.Combine(folder.Path, "truth.csv");
        var ids = File.ReadLines(records).Skip(1).Select(line => line.Split(',')[0]).ToList();
        Assert.Equal(5_000, ids.Count);
        // rec-561-dup-0 is a copy of rec-561-org.
        File.WriteAllLines(truth, ["record_id,entity_id", .. ids.Select(id => $"{id},{id.Split("-dup")[0]}-org")]);

        var evaluation = EvaluateLinks.Of(
            new CaseFiles
            {
                Registry = registry,
                Records = records,
                Truth = truth,
                IdColumn = "rec_id",
                Compare = Columns,
                IsOneToOne = true,
            },
            threads: 2
        );

        var all = evaluation.Groups["all"];
        Assert.Equal((5_000, 5_000, 5_000), (evaluation.Entities, all.Records, all.Owned));
        Assert.InRange(all.F1, 0.9995, 1);
    }
}
