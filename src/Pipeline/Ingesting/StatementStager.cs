using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Stages negative records: straight into the table they stay in, where they count once their file is noted. Parties and details stand beside it,
/// each once, and so do the records that may have been met before.
/// </summary>
internal sealed class StatementStager : IStager
{
    private readonly CachedText recordType;
    private readonly int deliveredOn;
    private readonly RecordFilter metBefore;
    private readonly ChunkAppender suspects;
    private readonly PartyStager party;
    private readonly DetailStager detail;
    private readonly NaturalKey key;
    private readonly FactKey hash = new();
    private readonly ImmutableArray<int> hashed;
    private readonly Columns columns;
    private readonly int documentNumber;
    private readonly int eventDate;
    private readonly ImmutableArray<int> ends;
    private readonly ImmutableArray<(int Place, bool IsDay)> numbers;

    /// <param name="contract">The source's contract.</param>
    /// <param name="deliveredOn">The day of the delivery.</param>
    /// <param name="numbers">The free attributes in the order of the table's last columns; null: one that no contract knows any more.</param>
    /// <param name="party">Finds the party.</param>
    /// <param name="detail">Finds the detail.</param>
    /// <param name="metBefore">The records that were met in this load.</param>
    /// <param name="suspects">Takes the records that may have been met before.</param>
    public StatementStager(
        SourceContract contract,
        int deliveredOn,
        ImmutableArray<FreeAttribute?> numbers,
        PartyStager party,
        DetailStager detail,
        RecordFilter metBefore,
        ChunkAppender suspects
    )
    {
        (this.deliveredOn, this.party, this.detail) = (deliveredOn, party, detail);
        (this.metBefore, this.suspects) = (metBefore, suspects);
        recordType = CachedText.Of(contract.RecordType!);
        key = new NaturalKey(contract);
        columns = new Columns(contract);
        documentNumber = columns.Of("document_number");
        eventDate = columns.Of("event_date");
        ends = [.. new[] { "in_force_until", "ended_on", "revoked_on", "repaired_on" }.Select(columns.Of)];
        hashed = [.. StatementHash.Places(contract).Except(party.Columns).Except(detail.Columns)];
        this.numbers =
        [
            .. numbers.Select(attribute =>
                attribute is null ? (-1, false) : (columns.Of(attribute.Name), attribute.Type == AttributeType.Date)
            ),
        ];
        Groups = [.. new[] { party.Group, detail.Group }.OfType<ColumnGroup>()];
    }

    public string Table => StagingDatabase.Statement;

    public ImmutableArray<ColumnGroup> Groups { get; }

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
        var named = party.Of(values);
        var told = detail.Of(values);
        var recordId = key.Of(recordType, values, named.Key);
        metBefore.Expect(recordId);
        appender
            .Add(recordId)
            .Add(fileNo)
            .Add(address.Line)
            .Add(address.ByteOffset)
            .Add(HashOf(values, named, told))
            .Add(named.Id)
            .Add(told.Id)
            .Add(Columns.Text(values, documentNumber))
            .Add(eventDay);
        foreach (var place in ends)
            appender.Add(Columns.Day(values, place));
        foreach (var (place, isDay) in numbers)
            AddNumber(appender, place < 0 ? AttributeValue.Absent : values[place], isDay);
        appender.EndRow();
        if (!metBefore.IsNew(recordId))
            suspects.Add(recordId).EndRow();
        return null;
    }

    /// <summary>What the row says, to tell a repetition from a change: compared with the few other tellings of one record by one source only.</summary>
    private long HashOf(ReadOnlySpan<AttributeValue> values, in Terms named, in Terms told)
    {
        hash.AddDigest(named.Digest).AddDigest(told.Digest);
        foreach (var place in hashed)
            hash.Add(values[place]);
        return unchecked((long)(ulong)hash.ToId());
    }

    private static void AddNumber(ChunkAppender appender, AttributeValue value, bool isDay)
    {
        if (!value.IsPresent)
            appender.AddNull();
        else if (isDay)
            appender.Add((int)value.Number);
        else
            appender.Add(value.Number);
    }
}
