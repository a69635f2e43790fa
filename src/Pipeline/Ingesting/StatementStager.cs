using System.Collections.Immutable;
using DuckDB.NET.Data;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Stages negative records.</summary>
internal sealed class StatementStager : IStager
{
    private readonly SourceContract contract;
    private readonly int deliveredOn;
    private readonly NaturalKey key;
    private readonly StatementHash hash;
    private readonly Columns columns;
    private readonly int documentNumber;
    private readonly int partyName;
    private readonly int partyCode;
    private readonly int partyCode2;
    private readonly int eventDate;
    private readonly int inForceUntil;
    private readonly int endedOn;
    private readonly int revokedOn;
    private readonly int repairedOn;
    private readonly ImmutableArray<int> freePlaces;
    private readonly ImmutableArray<FreeAttribute> free;

    public StatementStager(SourceContract contract, ImmutableArray<FreeAttribute> free, int deliveredOn)
    {
        this.contract = contract;
        this.free = free;
        this.deliveredOn = deliveredOn;
        key = new NaturalKey(contract);
        hash = new StatementHash(contract);
        columns = new Columns(contract);
        documentNumber = columns.Of("document_number");
        partyName = columns.Of("party_name");
        partyCode = columns.Of("party_code");
        partyCode2 = columns.Of("party_code_2");
        eventDate = columns.Of("event_date");
        inForceUntil = columns.Of("in_force_until");
        endedOn = columns.Of("ended_on");
        revokedOn = columns.Of("revoked_on");
        repairedOn = columns.Of("repaired_on");
        freePlaces = [.. free.Select(attribute => columns.Of(attribute.Name))];
    }

    public string Table => "staged_statement";

    public RowRefusal? Stage(DuckDBAppender appender, int fileNo, RowAddress address, ReadOnlySpan<AttributeValue> values)
    {
        var eventDay = (int)values[eventDate].Number;
        if (eventDay > deliveredOn)
            return new RowRefusal(
                RefusalReason.DateAfterDelivery,
                columns.Header("event_date"),
                $"a date up to the delivery on {Days.Text(Days.ToDate(deliveredOn))}",
                $"'{Days.Text(Days.ToDate(eventDay))}'"
            );
        var party = Columns.Code(values, partyCode);
        var second = Columns.Code(values, partyCode2);
        var row = appender.CreateRow();
        row.AppendValue(fileNo)
            .AppendValue(address.Line)
            .AppendValue(address.ByteOffset)
            .AppendValue(key.Of(contract.RecordType!, values, party, second))
            .AppendValue(hash.Of(values))
            .AppendValue(Columns.Text(values, documentNumber))
            .AppendValue(Columns.Text(values, partyName))
            .AppendValue((byte)party.Kind)
            .AppendValue(party.Text)
            .AppendValue((byte)second.Kind)
            .AppendValue(second.Text)
            .AppendValue(eventDay)
            .AppendValue(Columns.Day(values, inForceUntil))
            .AppendValue(Columns.Day(values, endedOn))
            .AppendValue(Columns.Day(values, revokedOn))
            .AppendValue(Columns.Day(values, repairedOn));
        for (var i = 0; i < free.Length; i++)
            AppendFree(row, free[i].Type, freePlaces[i] < 0 ? AttributeValue.Absent : values[freePlaces[i]]);
        row.EndRow();
        return null;
    }

    private static void AppendFree(IDuckDBAppenderRow row, AttributeType type, AttributeValue value)
    {
        switch (type)
        {
            case AttributeType.Amount or AttributeType.Integer:
                row.AppendValue(value.NumberOrNull);
                break;
            case AttributeType.Date:
                row.AppendValue((int?)value.NumberOrNull);
                break;
            default:
                row.AppendValue(value.Text);
                break;
        }
    }
}
