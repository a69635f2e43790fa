namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Files of parties to be linked, and the truth about them (docs/matching.md).</summary>
public sealed record CaseFiles
{
    /// <summary>A CSV of entities.</summary>
    public required string Registry { get; init; }

    /// <summary>A CSV of records.</summary>
    public required string Records { get; init; }

    /// <summary>A CSV of record_id, entity_id and, where known, corruptions.</summary>
    public required string Truth { get; init; }

    /// <summary>The column of ids in registry and records.</summary>
    public string IdColumn { get; init; } = "id";

    /// <summary>
    /// Columns and how they are compared, such as <c>given_name:text/surname,postcode:digits</c>; null: as Chinese businesses are.
    /// </summary>
    public string? Compare { get; init; }

    /// <summary>An entity has at most one record.</summary>
    public bool IsOneToOne { get; init; }

    internal LinkCase ToCase() =>
        new(Compare is null ? LinkSchemes.Business : LinkSchemes.OfColumns(Compare, IsOneToOne), Registry, Records, IdColumn);
}
