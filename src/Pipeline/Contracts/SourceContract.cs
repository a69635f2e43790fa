using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Contracts;

/// <summary>What a department delivers and how its columns become attributes: one dataset, one document in <c>sources/</c>.</summary>
public sealed record SourceContract
{
    /// <summary>The contract's id, unique in the workspace; also the file name of its document.</summary>
    public required string Id { get; init; }

    public required string Department { get; init; }

    public required string Dataset { get; init; }

    public required DatasetKind Feeds { get; init; }

    /// <summary>The record type that records and amendments belong to; null otherwise.</summary>
    public string? RecordType { get; init; }

    /// <summary>What the rows of an <see cref="DatasetKind.Amendments"/> source do; null otherwise.</summary>
    public AmendmentKind? Amendment { get; init; }

    /// <summary>The inbox files of this source: a file name with <c>*</c> and one <c>{yyyyMMdd}</c> or <c>{yyyy-MM-dd}</c> for the delivery date.</summary>
    public required string FilePattern { get; init; }

    public required DumpFormat Format { get; init; }

    /// <summary>Where every run takes a dump itself; null: the department delivers files only.</summary>
    public DatabaseQuery? Database { get; init; }

    public DumpEncoding Encoding { get; init; } = DumpEncoding.Auto;

    public char Delimiter { get; init; } = ',';

    /// <summary>Lines (CSV) or rows (workbook) above the header.</summary>
    public int TitleRows { get; init; }

    /// <summary>The sheet of a workbook to read; <c>*</c>: all that have cells, each with the same header; null: the first.</summary>
    public string? Sheet { get; init; }

    public Delivery Delivery { get; init; } = Delivery.Delta;

    /// <summary>Among departments that deliver the same record, the lowest rank speaks for its attributes; ties by id.</summary>
    public int Rank { get; init; } = 100;

    /// <summary>
    /// The attributes whose values identify a fact across deliveries and departments of one record type. <c>party</c> stands for
    /// the party's identifier, or its name where it has none.
    /// </summary>
    public required ImmutableArray<string> NaturalKey { get; init; }

    /// <summary>Whom a record is about, of those that a row names; of an amendment, whose record it changes.</summary>
    public CountsAgainst CountsAgainst { get; init; } = CountsAgainst.Party;

    public required ImmutableArray<ColumnMapping> Columns { get; init; }

    /// <summary>Columns that are known and deliberately not read; they stay in the raw dump.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];

    /// <summary>Above this share (0..1) of refused rows in a file the run stops.</summary>
    public double RefusedShareMax { get; init; } = 0.05;

    /// <summary>Below this number of refused rows the share is not looked at.</summary>
    public int RefusedCountFree { get; init; } = 100;

    /// <summary>Above this share (0..1) of its open records that a full list no longer holds the run stops.</summary>
    public double EndedShareMax { get; init; } = 0.2;

    /// <summary>SHA-256 of the document's bytes, lower-case hex.</summary>
    public required string Hash { get; init; }
}
