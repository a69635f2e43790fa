using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Stages negative records: straight into the table they stay in, where they count once their file is noted.</summary>
internal sealed class StatementStager : IStager
{
    private readonly SourceContract contract;
    private readonly CachedText source;
    private readonly CachedText recordType;
    private readonly int deliveredOn;
    private readonly int knownFrom;
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
    private readonly ImmutableArray<(int Place, bool IsDay)> free;

    /// <param name="contract">The source's contract.</param>
    /// <param name="free">The free attributes in the order of the table's last columns; null: one that no contract knows any more.</param>
    /// <param name="deliveredOn">The day of the delivery.</param>
    /// <param name="knownFrom">The day from which the rows are known.</param>
    public StatementStager(SourceContract contract, ImmutableArray<FreeAttribute?> free, int deliveredOn, int knownFrom)
    {
        this.contract = contract;
        this.deliveredOn = deliveredOn;
        this.knownFrom = knownFrom;
        source = CachedText.Of(contract.Id);
        recordType = CachedText.Of(contract.RecordType!);
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
        this.free =
        [
            .. free.Select(attribute =>
                attribute is null ? (-1, false) : (columns.Of(attribute.Name), attribute.Type == AttributeType.Date)
            ),
        ];
    }

    public string Table => StagingDatabase.Statement;

    public RowRefusal? Stage(ChunkAppender appender, int fileNo, RowAddress address, ReadOnlySpan<AttributeValue> values)
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
        appender
            .Add(key.Of(recordType, values, party, second))
            .Add(recordType)
            .Add(source)
            .Add(contract.Rank)
            .Add(knownFrom)
            .Add(false)
            .Add(fileNo)
            .Add(address.Line)
            .Add(address.ByteOffset)
            .Add(hash.Of(values))
            .Add(Columns.Text(values, documentNumber))
            .Add(Columns.Text(values, partyName))
            .Add(Columns.Kind(party))
            .Add(party?.Canonical)
            .Add(Columns.Kind(second))
            .Add(second?.Canonical)
            .Add(eventDay)
            .Add(Columns.Day(values, inForceUntil))
            .Add(Columns.Day(values, endedOn))
            .Add(Columns.Day(values, revokedOn))
            .Add(Columns.Day(values, repairedOn));
        foreach (var (place, isDay) in free)
            AddFree(appender, place < 0 ? AttributeValue.Absent : values[place], isDay);
        appender.EndRow();
        return null;
    }

    private static void AddFree(ChunkAppender appender, AttributeValue value, bool isDay)
    {
        if (value.Cached is { } text)
            appender.Add(text);
        else if (!value.IsPresent)
            appender.AddNull();
        else if (isDay)
            appender.Add((int)value.Number);
        else
            appender.Add(value.Number);
    }
}
