using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Stages food licences. A licence is known by its number.</summary>
internal sealed class LicenceStager(SourceContract contract) : IStager
{
    private const string Scope = "licence";

    private readonly FactKey key = new();
    private readonly StatementHash hash = new(contract);
    private readonly int licenceNumber = new Columns(contract).Of("licence_number");
    private readonly int partyCode = new Columns(contract).Of("party_code");
    private readonly int partyName = new Columns(contract).Of("party_name");
    private readonly int partyAddress = new Columns(contract).Of("party_address");
    private readonly int partyRepresentative = new Columns(contract).Of("party_representative");
    private readonly int businessForm = new Columns(contract).Of("business_form");
    private readonly int issuedOn = new Columns(contract).Of("issued_on");
    private readonly int validUntil = new Columns(contract).Of("valid_until");

    public string Table => "staged_licence";

    public RowRefusal? Stage(ChunkAppender appender, int fileNo, RowAddress address, ReadOnlySpan<AttributeValue> values)
    {
        var party = Columns.Code(values, partyCode);
        appender
            .Add(fileNo)
            .Add(address.Line)
            .Add(address.ByteOffset)
            .Add(key.Add(Scope).Add(values[licenceNumber]).ToId())
            .Add(hash.Of(values))
            .Add(Columns.Text(values, licenceNumber))
            .Add(Columns.Kind(party))
            .Add(party?.Canonical)
            .Add(Columns.Text(values, partyName))
            .Add(Columns.Text(values, partyAddress))
            .Add(Columns.Text(values, partyRepresentative))
            .Add(Columns.Text(values, businessForm))
            .Add(Columns.Day(values, issuedOn))
            .Add(Columns.Day(values, validUntil))
            .EndRow();
        return null;
    }
}
