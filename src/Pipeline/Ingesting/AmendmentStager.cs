using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Stages later facts about records; they find their record by its natural key, whichever of the two is known first.</summary>
internal sealed class AmendmentStager(SourceContract contract) : IStager
{
    private readonly NaturalKey key = new(contract);
    private readonly CachedText scope = CachedText.Of(contract.RecordType!);
    private readonly int effectiveOn = new Columns(contract).Of("effective_on");
    private readonly int partyCode = new Columns(contract).Of("party_code");
    private readonly int partyCode2 = new Columns(contract).Of("party_code_2");
    private readonly int partyName = new Columns(contract).Of("party_name");
    private readonly int documentNumber = new Columns(contract).Of("document_number");

    public string Table => "staged_amendment";

    public RowRefusal? Stage(ChunkAppender appender, int fileNo, RowAddress address, ReadOnlySpan<AttributeValue> values)
    {
        var party = Columns.Code(values, partyCode);
        var second = Columns.Code(values, partyCode2);
        appender
            .Add(fileNo)
            .Add(address.Line)
            .Add(address.ByteOffset)
            .Add(key.Of(scope, values, NaturalKey.OfParty(party, second, Columns.Text(values, partyName))))
            .Add((byte)contract.Amendment!.Value)
            .Add(Columns.Day(values, effectiveOn))
            .Add(Columns.Text(values, documentNumber))
            .Add(Columns.Text(values, partyName))
            .EndRow();
        return null;
    }
}
