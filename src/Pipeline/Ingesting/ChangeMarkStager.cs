using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Stages records whose rows carry a change mark (数据记录的增删改标志): 1 added, 2 changed and no mark tell the record, 3 deleted says that its source no
/// longer holds it. A deletion is a later fact about the record, with its natural key, as of the delivery.
/// </summary>
internal sealed class ChangeMarkStager : IStager
{
    private readonly IStager statements;
    private readonly StagingWriter writer;
    private readonly NaturalKey key;
    private readonly CachedText recordType;
    private readonly Columns columns;
    private readonly int deliveredOn;
    private readonly int mark;

    private ChangeMarkStager(IStager statements, SourceContract contract, int deliveredOn, StagingWriter writer)
    {
        (this.statements, this.deliveredOn, this.writer) = (statements, deliveredOn, writer);
        key = new NaturalKey(contract);
        recordType = CachedText.Of(contract.RecordType!);
        columns = new Columns(contract);
        mark = columns.Of("change_mark");
    }

    public string Table => statements.Table;

    /// <summary>The stager of the statements, or one around it where the contract knows change marks.</summary>
    public static IStager Around(IStager statements, SourceContract contract, int deliveredOn, StagingWriter writer) =>
        ChangeMarks.Has(contract) ? new ChangeMarkStager(statements, contract, deliveredOn, writer) : statements;

    public RowRefusal? Stage(ChunkAppender appender, int fileNo, RowAddress address, ReadOnlySpan<AttributeValue> values)
    {
        var written = values[mark].Cached?.Text;
        if (written is null or "1" or "2" or "added" or "changed")
            return statements.Stage(appender, fileNo, address, values);
        if (written is not ("3" or "deleted"))
            return new RowRefusal(
                RefusalReason.UnknownCode,
                columns.Header("change_mark"),
                "1 (added), 2 (changed) or 3 (deleted)",
                Quoted.Text(written)
            );
        var party = Columns.Code(values, columns.Of("party_code"));
        var second = Columns.Code(values, columns.Of("party_code_2"));
        writer
            .To("staged_amendment")
            .Add(fileNo)
            .Add(address.Line)
            .Add(address.ByteOffset)
            .Add(key.Of(recordType, values, NaturalKey.OfParty(party, second, Columns.Text(values, columns.Of("party_name")))))
            .Add(ChangeMarks.DeletionKind)
            .Add(deliveredOn)
            .Add(Columns.Text(values, columns.Of("document_number")))
            .Add(Columns.Text(values, columns.Of("party_name")))
            .EndRow();
        return null;
    }
}
