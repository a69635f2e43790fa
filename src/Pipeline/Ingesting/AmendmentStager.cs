using DuckDB.NET.Data;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Stages later facts about records; they find their record by its natural key, whichever of the two is known first.</summary>
internal sealed class AmendmentStager(SourceContract contract) : IStager
{
    private readonly NaturalKey key = new(contract);
    private readonly int effectiveOn = new Columns(contract).Of("effective_on");
    private readonly int partyCode = new Columns(contract).Of("party_code");
    private readonly int partyCode2 = new Columns(contract).Of("party_code_2");
    private readonly int partyName = new Columns(contract).Of("party_name");
    private readonly int documentNumber = new Columns(contract).Of("document_number");

    public string Table => "staged_amendment";

    public RowRefusal? Stage(DuckDBAppender appender, int fileNo, RowAddress address, ReadOnlySpan<AttributeValue> values)
    {
        var party = Columns.Code(values, partyCode);
        var second = Columns.Code(values, partyCode2);
        appender
            .CreateRow()
            .AppendValue(fileNo)
            .AppendValue(address.Line)
            .AppendValue(address.ByteOffset)
            .AppendValue(key.Of(contract.RecordType!, values, party, second))
            .AppendValue((byte)contract.Amendment!.Value)
            .AppendValue(Columns.Day(values, effectiveOn))
            .AppendValue(Columns.Text(values, documentNumber))
            .AppendValue(Columns.Text(values, partyName))
            .EndRow();
        return null;
    }
}
