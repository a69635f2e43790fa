using System.Globalization;
using FoodCredit.Pipeline.Drifting;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Drifting;

/// <summary>A dump that no longer keeps to its contract stops the run and is told with an edit; once the edit is written, the run succeeds.</summary>
public sealed class DriftTests : IDisposable
{
    private const string File = "scjg_penalty_20210310.csv";
    private const string Name = "南昌市老街餐饮有限公司";

    private HandMadeCity city = Registered(new HandMadeCity());

    public void Dispose() => city.Dispose();

    [Fact]
    public void Renamed_ByAnEditOfTheName_IsMapped()
    {
        city.Deliver(File, "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款数额", Row(1), Row(2));
        var error = Stops();
        Assert.Equal(
            [
                $"inbox/{File}:1:6: expected a column '罚款金额' (fine); found '罚款数额', whose name and values are like it (2 of 2); see the edit proposed for sources/scjg_penalty.yaml",
            ],
            Faults(error)
        );
        Assert.Equal(
            """
            --- a/sources/scjg_penalty.yaml
            +++ b/sources/scjg_penalty.yaml
            @@ -12,7 +12,7 @@
               party_code: { from: 统一社会信用代码, type: identifier }
               event_date: { from: 处罚决定日期, type: date, required: true }
               measure: { from: 处罚类别, type: set, table: measures }
            -  fine: { from: 罚款金额, type: amount, unit: 万元 }
            +  fine: { from: [罚款金额, 罚款数额], type: amount, unit: 万元 }
               reviewed_on: { from: 复查日期, type: date, optional: true }
               copies: { from: 份数, type: integer, optional: true }
               hazard: { from: 存在问题, type: text, optional: true }

            """,
            Assert.Single(error.Proposals).Diff
        );
        Assert.Equal(DriftKind.Renamed, Assert.Single(error.Proposals[0].Drifts).Kind);
        RunsOnceWritten(2);
    }

    [Fact]
    public void Renamed_ToAnotherName_IsKnownByItsValues()
    {
        city.Deliver(File, "决定书文号,当事人名称,统一社会信用代码,CF_JDRQ,处罚类别,罚款金额", Row(1), Row(2));
        Assert.Equal(
            [
                $"inbox/{File}:1:4: expected a column '处罚决定日期' (event_date); found 'CF_JDRQ', whose values are like it (2 of 2), not its name; see the edit proposed for sources/scjg_penalty.yaml",
            ],
            Faults(Stops())
        );
        RunsOnceWritten(2);
    }

    [Fact]
    public void Renamed_KeyOfJsonLines_IsMappedAsAColumnIs()
    {
        city.Dispose();
        city = Registered(
            new HandMadeCity(workspace =>
                workspace
                    .Replace(SmallWorkspace.Penalty, "format: csv", "format: jsonl")
                    .Replace(SmallWorkspace.Penalty, "{yyyyMMdd}*.csv", "{yyyyMMdd}*.jsonl")
            )
        );
        city.Deliver(
            "scjg_penalty_20210310.jsonl",
            $$"""{"决定书文号":"1号","当事人名称":"{{Name}}","统一社会信用代码":"{{HandMadeCity.Restaurant}}","处罚日期":"2021-03-01","处罚类别":"罚款","罚款金额":0.1}"""
        );
        Assert.Equal([(DriftKind.Renamed, "event_date")], Drifts(Stops()));
        RunsOnceWritten(1);
    }

    [Fact]
    public void Renamed_WithANameAlikeButOtherValues_IsMissingAndAdded()
    {
        city.Deliver(File, "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额备注", Row(1, fine: "从轻"));
        Assert.Equal([(DriftKind.Missing, "fine"), (DriftKind.Added, null)], Drifts(Stops()));
        RunsOnceWritten(1);
        Assert.Contains(
            "fine: { from: 罚款金额, type: amount, unit: 万元, optional: true }",
            Contract(),
            StringComparison.Ordinal
        );
        Assert.Contains("ignore: [案情介绍, 罚款金额备注]", Contract(), StringComparison.Ordinal);
    }

    [Fact]
    public void Renamed_WithAnotherUnitInItsName_TakesThatUnit()
    {
        city.Deliver(File, "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额（元）", Row(1, fine: "40000"));
        Assert.EndsWith(
            "found '罚款金额(元)', whose name and values are like it (1 of 1), in 元; see the edit proposed for sources/scjg_penalty.yaml",
            Assert.Single(Faults(Stops())),
            StringComparison.Ordinal
        );
        RunsOnceWritten(1);
        // 40,000 元 are a general matter, 3 x 1.15 + 0.5; 40,000 万元 would be a serious one, 8 x 1.15 + 0.5.
        Assert.Equal("3.950", city.Rating(city.Run("2021-03-10"))["points"]);
    }

    [Fact]
    public void Added_Column_IsIgnored()
    {
        city.Deliver(File, "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额,听证", Row(1) + ",否");
        var error = Stops();
        Assert.Equal([(DriftKind.Added, null)], Drifts(error));
        Assert.Equal(
            [
                $"inbox/{File}:1:7: expected only columns that sources/scjg_penalty.yaml knows; found '听证'; see the edit proposed for sources/scjg_penalty.yaml",
            ],
            Faults(error)
        );
        RunsOnceWritten(1);
    }

    [Fact]
    public void Missing_ColumnThatRowsNeed_HasNoEdit()
    {
        city.Deliver(
            File,
            "决定书文号,当事人名称,统一社会信用代码,处罚类别,罚款金额",
            $"1号,{Name},{HandMadeCity.Restaurant},罚款,0.1"
        );
        var error = Stops();
        Assert.Empty(error.Proposals);
        Assert.Equal(
            [
                $"inbox/{File}:1:1: expected a column '处罚决定日期' (event_date); found none; ask 市场监督管理局 for files with it, or add the new spelling to sources/scjg_penalty.yaml: no row is loaded without it",
            ],
            Faults(error)
        );
    }

    [Fact]
    public void TypeChanged_DatesThatAreNone_AreToldNotOnlyRefused()
    {
        city.Penalties(
            20210310,
            [.. Enumerable.Range(1, 30).Select(number => Row(number, number % 6 == 0 ? "2021-03-01" : "昨天"))]
        );
        var error = Stops();
        Assert.Equal(
            [
                $"inbox/{File}:1:4: expected values of column '处罚决定日期' (event_date) to be a date such as 2021-03-05; found 25 of its first 30 that are not, such as '昨天'; ask 市场监督管理局 what the column holds now; no type of sources/scjg_penalty.yaml reads it",
            ],
            Faults(error)
        );
        Assert.Empty(error.Proposals);
    }

    [Fact]
    public void TypeChanged_AmountsOfAnotherUnit_AreReadInIt()
    {
        city.Dispose();
        city = Registered(new HandMadeCity(workspace => workspace.Replace(SmallWorkspace.Penalty, "unit: 万元", "unit: 元")));
        city.Penalties(20210310, [.. Enumerable.Range(1, 30).Select(number => Row(number, fine: "0.12345"))]);
        Assert.Equal([(DriftKind.TypeChanged, "fine")], Drifts(Stops()));
        RunsOnceWritten(30);
        Assert.Contains("fine: { from: 罚款金额, type: amount, unit: 万元 }", Contract(), StringComparison.Ordinal);
    }

    [Fact]
    public void TypeChanged_SetsJoinedByAnotherSign_AreTakenApartByIt()
    {
        city.Penalties(20210310, [.. Enumerable.Range(1, 30).Select(number => Row(number, measure: "罚款|吊销许可证件"))]);
        Assert.Equal([(DriftKind.TypeChanged, "measure")], Drifts(Stops()));
        RunsOnceWritten(30);
    }

    [Fact]
    public void TypeChanged_FreeAttributeThatBecameText_IsReadAsText()
    {
        const string header = "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额,份数";
        city.Deliver(File, [header, .. Enumerable.Range(1, 30).Select(number => Row(number) + ",一式三份")]);
        Assert.Equal([(DriftKind.TypeChanged, "copies")], Drifts(Stops()));
        RunsOnceWritten(30);
        Assert.Contains("copies: { from: 份数, type: text, optional: true }", Contract(), StringComparison.Ordinal);
    }

    [Fact]
    public void TypeChanged_WhereAPolicyNeedsTheType_HasNoEdit()
    {
        city.Penalties(20210310, [.. Enumerable.Range(1, 30).Select(number => Row(number, fine: "从轻"))]);
        var error = Stops();
        Assert.Contains(
            "found 30 of its first 30 that are not, such as '从轻'",
            Assert.Single(Faults(error)),
            StringComparison.Ordinal
        );
        Assert.Empty(error.Proposals);
    }

    [Theory]
    [InlineData(19, 19, false)]
    [InlineData(20, 19, true)]
    [InlineData(20, 20, false)]
    public void TypeChanged_NeedsTwentyRefusedValuesAndMoreThanHalf(int bad, int good, bool isDrift)
    {
        city.Penalties(
            20210310,
            [.. Enumerable.Range(1, bad + good).Select(number => Row(number, number <= bad ? "昨天" : "2021-03-01"))]
        );
        if (isDrift)
            Stops();
        else
            Assert.Equal(bad, city.Run("2021-03-10").Manifest.Books.Refused);
    }

    [Fact]
    public void TypeChanged_WhereTheSourceToleratesIt_IsRefusedRowByRow()
    {
        city.Dispose();
        city = Registered(
            new HandMadeCity(workspace => workspace.Append(SmallWorkspace.Penalty, "tolerances: { refused_share: 0.5 }"))
        );
        city.Penalties(20210310, [.. Enumerable.Range(1, 30).Select(number => Row(number, "昨天"))]);
        Assert.Equal(30, city.Run("2021-03-10").Manifest.Books.Refused);
    }

    [Fact]
    public void Drifts_OfSeveralFilesAndSources_AreToldTogether()
    {
        city.Deliver(File, "决定书文号,被处罚人,统一社会信用代码,处罚决定日期,处罚类别,罚款数额", Row(1))
            .Deliver(
                "scjg_penalty_20210410.csv",
                "CF_WSH,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款数额,听证",
                Row(2) + ",否"
            )
            .Deliver(
                "scjg_registration_20210410.csv",
                "统一社会信用代码,公司名称,行业代码",
                $"{HandMadeCity.Bakery},南昌市某糕点有限公司,62"
            );
        var error = Stops();
        Assert.Equal(
            [
                ("scjg_penalty_20210310.csv:1:2", "被处罚人"),
                ("scjg_penalty_20210310.csv:1:6", "罚款数额"),
                ("scjg_penalty_20210410.csv:1:6", "罚款数额"),
                ("scjg_penalty_20210410.csv:1:7", "听证"),
                ("scjg_registration_20210410.csv:1:2", "公司名称"),
            ],
            error
                .Proposals.SelectMany(proposal => proposal.Drifts)
                .Select(drift => ($"{drift.File["inbox/".Length..]}:{drift.Line}:{drift.Column}", drift.Header!))
                .Order()
        );
        Assert.Equal(["scjg_penalty", "scjg_registration"], error.Proposals.Select(proposal => proposal.Source));
        RunsOnceWritten(2);
    }

    [Fact]
    public void Look_AtAnInboxWhoseFilesAreTaken_FindsNothing()
    {
        city.Penalties(20210310, Row(1));
        Assert.Equal(1, city.RecordsAsOf("2021-03-10"));
        // The contract has moved on since; what was loaded by the old one is no drift.
        var contract = city.Folder(SmallWorkspace.Penalty);
        System.IO.File.WriteAllText(contract, Contract().Replace("from: 罚款金额", "from: 罚款数额", StringComparison.Ordinal));
        Assert.Empty(Look().Faults);
        city.Deliver("scjg_penalty_20210410.csv", "CF_WSH,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额", Row(2));
        Assert.Single(Look().Faults);
    }

    [Fact]
    public void Write_OfADocumentThatWasChangedMeanwhile_WritesNothing()
    {
        city.Deliver(File, "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款数额", Row(1));
        var report = Look();
        var contract = city.Folder(SmallWorkspace.Penalty);
        System.IO.File.AppendAllText(contract, "\n# by hand\n");
        var error = Assert.Throws<BrokenContractException>(() => FindDrift.Write(Loaded(), report.Proposals));
        Assert.Equal(
            "sources/scjg_penalty.yaml: expected the document that the edit was made for; found another; propose the edit again",
            error.Message
        );
        Assert.EndsWith("# by hand\n", Contract(), StringComparison.Ordinal);
        Assert.DoesNotContain("罚款数额", Contract(), StringComparison.Ordinal);
    }

    private static HandMadeCity Registered(HandMadeCity city) =>
        city.Registrations(20210105, $"{HandMadeCity.Restaurant},{Name},62");

    private static string Row(int number, string date = "2021-03-01", string measure = "罚款", string fine = "0.1") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"洪市监处〔2021〕{number}号,{Name},{HandMadeCity.Restaurant},{date},{measure},{fine}"
        );

    /// <summary>The run stops, nothing is loaded, and a look at the inbox says the same.</summary>
    private BrokenContractException Stops()
    {
        var error = Assert.Throws<BrokenContractException>(() => city.Run("2021-03-10"));
        Assert.Empty(city.Files("warehouse", "*.gz"));
        Assert.Empty(city.Files("published", "*"));
        Assert.Equal(error.Faults, Look().Faults);
        return error;
    }

    private void RunsOnceWritten(int records)
    {
        FindDrift.Write(Loaded(), Look().Proposals);
        Assert.Empty(Look().Faults);
        Assert.Equal(records, city.RecordsAsOf("2021-04-10"));
    }

    private Workspace Loaded() => Workspace.Load(city.Folder("")).OrThrow();

    private DriftReport Look() => FindDrift.InInbox(Loaded(), 2, TestContext.Current.CancellationToken);

    private string Contract() => System.IO.File.ReadAllText(city.Folder(SmallWorkspace.Penalty));

    private static string[] Faults(BrokenContractException error) => [.. error.Faults.Select(fault => fault.ToString())];

    private static (DriftKind, string?)[] Drifts(BrokenContractException error) =>
        [.. error.Proposals.SelectMany(proposal => proposal.Drifts).Select(drift => (drift.Kind, drift.Attribute))];
}
