using System.Security.Cryptography;
using System.Text;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class WorkspaceTests
{
    [Fact]
    public void Load_WorkspaceWithoutFaults_HasEverything()
    {
        SmallWorkspace files = new();

        WorkspaceLoad load = files.Load();

        Assert.Equal([], load.Faults);
        Workspace workspace = load.OrThrow();
        Assert.Equal(["scjg_penalty", "scjg_registration", "scjg_repair"], workspace.Contracts.Keys);
        Assert.Equal(["industries", "measures"], workspace.CodeTables.Keys);
        Assert.Equal("city", workspace.Policy.Policy.Id);
        Assert.Equal(["copies", "fine", "hazard", "measure", "reviewed_on"], workspace.FreeAttributes.Keys);
        Assert.Equal(["document_number", "party"], workspace.NaturalKeys["penalty"]);
    }

    [Fact]
    public void Load_Contract_EveryKeyArrives()
    {
        SmallWorkspace files = new();
        files
            .Replace(
                SmallWorkspace.Penalty,
                "format: csv",
                "format: csv\nencoding: gb18030\ndelimiter: \";\"\ntitle_rows: 2\ndelivery: full\nrank: 7"
            )
            .Replace(
                SmallWorkspace.Penalty,
                "ignore: [案情介绍]",
                "ignore: [案情介绍]\ntolerances: { refused_share: 0.02, refused_count: 50 }"
            );

        SourceContract contract = files.Load().OrThrow().Contracts["scjg_penalty"];

        Assert.Equal("市场监督管理局", contract.Department);
        Assert.Equal("行政处罚决定信息", contract.Dataset);
        Assert.Equal(DatasetKind.Records, contract.Feeds);
        Assert.Equal("penalty", contract.RecordType);
        Assert.Null(contract.Amendment);
        Assert.Equal("scjg_penalty_{yyyyMMdd}*.csv", contract.FilePattern);
        Assert.Equal(
            (DumpFormat.Csv, DumpEncoding.Gb18030, ';', 2),
            (contract.Format, contract.Encoding, contract.Delimiter, contract.TitleRows)
        );
        Assert.Equal((Delivery.Full, 7), (contract.Delivery, contract.Rank));
        Assert.Equal((0.02, 50), (contract.RefusedShareMax, contract.RefusedCountFree));
        Assert.Equal(["document_number", "party"], contract.NaturalKey);
        Assert.Equal(["案情介绍"], contract.Ignored);
        Assert.Equal(Sha256(files.Text(SmallWorkspace.Penalty)), contract.Hash);
        ColumnMapping fine = contract.Columns.Single(c => c.Attribute == "fine");
        Assert.Equal(
            (AttributeType.Amount, AmountUnit.TenThousandYuan, false, false),
            (fine.Type, fine.Unit, fine.Required, fine.Optional)
        );
        ColumnMapping party = contract.Columns.Single(c => c.Attribute == "party_name");
        Assert.Equal(["当事人名称", "XDR_MC"], party.From);
        Assert.Equal(PersonalData.Name, party.PersonalData);
        ColumnMapping measure = contract.Columns.Single(c => c.Attribute == "measure");
        Assert.Equal(("measures", "、;；,，"), (measure.Table, measure.Separators));
    }

    [Fact]
    public void Load_Policy_NumbersAreExact()
    {
        SmallWorkspace files = new();
        files
            .Replace(SmallWorkspace.Policy, "general: 3,", "general: 3.125,")
            .Replace(SmallWorkspace.Policy, "at_least: 50000 }", "at_least: 50000.01 }")
            .Append(SmallWorkspace.Policy, "stability: { improve_after_days: 90 }");

        Policy policy = files.Load().OrThrow().Policy.Policy;

        TypePolicy penalty = Assert.Single(policy.Types);
        Assert.Equal([1000, 3125, 8000, 20000], penalty.WeightsMilli);
        Assert.Equal(60000, penalty.CapMilli);
        Assert.Equal(new Decay.HalfLife(365), penalty.Decay);
        Assert.Equal([new FrequencyStep(2, 1.2m), new FrequencyStep(3, 1.5m)], penalty.Frequency);
        AttributeTest.HasAny revoked = Assert.IsType<AttributeTest.HasAny>(
            Assert.Single(Assert.Single(penalty.Grades[0].When.Alternatives))
        );
        Assert.Equal(["吊销许可证件"], revoked.Values);
        // 50,000.01 yuan are 5,000,001 fen.
        Assert.Equal(
            new AttributeTest.AtLeast("fine", 5_000_001),
            Assert.Single(Assert.Single(penalty.Grades[1].When.Alternatives))
        );
        Assert.Equal(new Thresholds(10000, 25000, 60000), policy.Thresholds);
        Assert.Equal([KeyValuePair.Create("catering", new IndustryContext(1.15m, 500))], policy.Context.Industries);
        ColourRule rule = Assert.Single(policy.Rules);
        Assert.Equal([new CountTest("penalty", Severity.Grave, 365, 2)], rule.When);
        Assert.Equal((Colour.Red, null), (rule.AtLeast, rule.AtMost));
        Assert.Equal(90, policy.Stability!.ImproveAfterDays);
        Assert.Equal(new DateOnly(2021, 1, 1), policy.EffectiveFrom);
    }

    [Fact]
    public void Load_SourceWithoutTolerances_HasThoseOfTheWorkspace()
    {
        SmallWorkspace files = new();
        files.Append(SmallWorkspace.Settings, "tolerances: { refused_share: 0.25, refused_count: 3 }");

        SourceContract contract = files.Load().OrThrow().Contracts["scjg_penalty"];

        Assert.Equal((0.25, 3), (contract.RefusedShareMax, contract.RefusedCountFree));
    }

    [Fact]
    public void Load_AmendmentsWithoutNaturalKey_HaveThatOfTheirRecords()
    {
        SourceContract repair = new SmallWorkspace().Load().OrThrow().Contracts["scjg_repair"];

        Assert.Equal(["document_number", "party"], repair.NaturalKey);
        Assert.Equal((DatasetKind.Amendments, AmendmentKind.Repair), (repair.Feeds, repair.Amendment!.Value));
    }

    [Fact]
    public void Load_HiddenFilesOfEditors_AreNotRead()
    {
        SmallWorkspace files = new();
        files.Write("sources/.scjg_penalty.yaml", "not: a contract").Write("sources/README.md", "text");

        Assert.Equal([], files.Faults());
    }

    [Fact]
    public void Load_OtherExtension_IsNotOverlooked()
    {
        SmallWorkspace files = new();
        files.Write("sources/scjg_complaint.yml", "source: scjg_complaint");

        Assert.Equal(
            ["sources/scjg_complaint.yml: expected documents that end in .yaml; found '.yml'; rename it"],
            files.Faults()
        );
    }

    [Fact]
    public void Load_Workspace_HashesEveryFile()
    {
        SmallWorkspace files = new();

        Workspace workspace = files.Load().OrThrow();

        Assert.Equal(files.Files.ToDictionary(f => f, f => Sha256(files.Text(f))), workspace.FileHashes);
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
