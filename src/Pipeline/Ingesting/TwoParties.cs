using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Stages rows that name two businesses, the party and the maker: a record for each that the row counts against, alike but for the party, with ids that
/// differ by role. Where both are one business it has one record. A row with two records is noted, as the books count rows.
/// </summary>
internal sealed class TwoParties : IStager
{
    /// <summary>The part of a natural key that no other record has.</summary>
    private const string MakerRole = "role of maker";

    private readonly IStager party;
    private readonly IStager maker;
    private readonly StagingWriter writer;
    private readonly Columns columns;
    private readonly CountsAgainst usual;
    private readonly bool isRecord;
    private readonly int partyName;
    private readonly int partyCode;
    private readonly int makerName;
    private readonly int makerCode;
    private readonly int liable;

    private TwoParties(SourceContract contract, IStager party, IStager maker, StagingWriter writer)
    {
        (this.party, this.maker, this.writer) = (party, maker, writer);
        columns = new Columns(contract);
        usual = contract.CountsAgainst;
        isRecord = contract.Feeds == DatasetKind.Records;
        partyName = columns.Of("party_name");
        partyCode = columns.Of("party_code");
        makerName = columns.Of("maker_name");
        makerCode = columns.Of("maker_code");
        liable = columns.Of("liable");
    }

    public string Table => party.Table;

    /// <summary>The stager of a contract's rows, or one for each role where they count against the maker, too.</summary>
    /// <param name="contract">The source's contract.</param>
    /// <param name="writer">Of this thread.</param>
    /// <param name="stager">Makes the stager of one role, whose party is the one the row counts against.</param>
    public static IStager Around(SourceContract contract, StagingWriter writer, Func<SourceContract, IStager> stager) =>
        contract.CountsAgainst == CountsAgainst.Party
            ? stager(contract)
            : new TwoParties(contract, stager(contract), stager(OfMaker(contract)), writer);

    public RowRefusal? Stage(ChunkAppender appender, int fileNo, RowAddress address, ReadOnlySpan<AttributeValue> values)
    {
        if (Chosen(values) is not { } chosen)
            return new RowRefusal(
                RefusalReason.UnknownCode,
                columns.Header("liable"),
                "party, maker or both",
                Quoted.Text(values[liable].Cached!.Text)
            );
        var namesMaker = Columns.Text(values, makerName) is not null || Columns.Text(values, makerCode) is not null;
        if (chosen == CountsAgainst.Maker && isRecord && !namesMaker)
            return new RowRefusal(
                RefusalReason.MissingValue,
                columns.Header(makerCode >= 0 ? "maker_code" : "maker_name"),
                "the maker, whom the row counts against",
                "none"
            );
        if (chosen == CountsAgainst.Maker)
            return maker.Stage(appender, fileNo, address, values);
        var refusal = party.Stage(appender, fileNo, address, values);
        if (refusal is not null || chosen == CountsAgainst.Party || isRecord && (!namesMaker || IsOneBusiness(values)))
            return refusal;
        writer.To("staged_twofold").Add(fileNo).Add(address.Line).EndRow();
        return maker.Stage(appender, fileNo, address, values);
    }

    /// <summary>The contract as the maker's records are read by: the maker is the party, and the natural key has one part more.</summary>
    private static SourceContract OfMaker(SourceContract contract) =>
        contract with
        {
            NaturalKey = [.. contract.NaturalKey, MakerRole],
            Columns =
            [
                .. contract.Columns.Select(column =>
                    column with
                    {
                        Attribute = column.Attribute switch
                        {
                            "maker_name" => "party_name",
                            "maker_code" => "party_code",
                            "maker_address" => "party_address",
                            "party_name" => "other_name",
                            var seller when seller.StartsWith("party_", StringComparison.Ordinal) => $"other_{seller}",
                            var same => same,
                        },
                    }
                ),
            ],
        };

    /// <summary>Whom the row counts against; null: what the row says is none of the words.</summary>
    private CountsAgainst? Chosen(ReadOnlySpan<AttributeValue> values) =>
        Columns.Text(values, liable)?.Text switch
        {
            null => usual,
            "party" => CountsAgainst.Party,
            "maker" => CountsAgainst.Maker,
            "both" => CountsAgainst.Both,
            _ => null,
        };

    private bool IsOneBusiness(ReadOnlySpan<AttributeValue> values)
    {
        var (one, other) = (Columns.Code(values, partyCode)?.PartyKey, Columns.Code(values, makerCode)?.PartyKey);
        return one is not null && other is not null
            ? one.Digest == other.Digest
            : Columns.Text(values, partyName) is { } name
                && Columns.Text(values, makerName) is { } made
                && name.Digest == made.Digest;
    }
}
