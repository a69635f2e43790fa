using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Reading;

public sealed class HeaderBindingTests
{
    private static readonly SourceContract Contract = TrialContract.Of(
        TrialContract.Column("document_number", AttributeType.Text, "行政处罚决定书文号", "CF_WSH"),
        TrialContract.Column("fine", AttributeType.Amount, "罚款金额（万元）"),
        TrialContract.Column("note", AttributeType.Text, "备注") with
        {
            Optional = true,
        }
    ) with
    {
        Ignored = ["案情介绍"],
    };

    [Theory]
    [InlineData("行政处罚决定书文号", "罚款金额（万元）")]
    [InlineData("\uFEFF行政处罚决定书文号 ", "罚款金额(万元)")]
    [InlineData("cf_wsh", " 罚款金额（万元)\t")]
    [InlineData("ＣＦ＿ＷＳＨ", "罚款金额\n（万元）")]
    public void Bind_SpellingsOfTheContract_AreFound(string document, string fine)
    {
        var (binding, faults) = Bind("案情介绍", fine, document);
        Assert.Empty(faults);
        Assert.Equal([2, 1, -1], binding!.Positions);
    }

    [Fact]
    public void Bind_UnknownColumn_SaysWhatWasMeant() =>
        Assert.Equal(
            [
                "inbox/x.csv:1:1: expected a column '罚款金额（万元）' (fine); found none; add the new spelling to sources/trial.yaml, or mark the column optional there",
                "inbox/x.csv:1:2: expected only columns that sources/trial.yaml knows; found '罚款金额(元)'; did you mean '罚款金额(万元)'? Map it under `columns` or name it under `ignore` in sources/trial.yaml",
            ],
            Bind("CF_WSH", "罚款金额（元）").Faults.Select(fault => fault.ToString())
        );

    [Fact]
    public void Bind_ColumnTwice_IsAFaultUnlessNobodyReadsIt()
    {
        Assert.Equal(
            ["inbox/x.csv:1:3: expected each column once; found 'CF_WSH' twice; ask 南昌市某局 which one is meant"],
            Bind("CF_WSH", "罚款金额（万元）", "CF_WSH").Faults.Select(fault => fault.ToString())
        );
        Assert.Empty(Bind("CF_WSH", "罚款金额（万元）", "案情介绍", "案情介绍").Faults);
    }

    [Fact]
    public void Bind_NothingAtAll_AsksForAWholeFile() =>
        Assert.Equal(
            ["inbox/x.csv:1:1: expected a header line; found none; ask 南昌市某局 for a whole file"],
            Bind().Faults.Select(fault => fault.ToString())
        );

    [Fact]
    public void Bind_HeaderInOtherBytes_BlamesTheEncoding() =>
        Assert.Equal(
            [
                "inbox/x.csv:1:1: expected a header in the file's encoding; found other bytes; mend `encoding` in sources/trial.yaml",
            ],
            Bind("\uFFFD", "罚款金额（万元）").Faults.Select(fault => fault.ToString())
        );

    [Fact]
    public void Bind_ColumnsWithoutAName_AreLeft() => Assert.Empty(Bind("CF_WSH", "罚款金额（万元）", "", "").Faults);

    private static (HeaderBinding? Binding, ImmutableArray<Fault> Faults) Bind(params string[] header)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var binding = HeaderBinding.Bind(Contract, [.. header.Select(cell => HeaderText.Clean(cell))], "inbox/x.csv", faults);
        Assert.Equal(binding is null, faults.Count > 0);
        return (binding, faults.ToImmutable());
    }
}
