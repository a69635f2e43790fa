namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Files of parties to be linked, and the truth about them (docs/matching.md).</summary>
public sealed record CaseFiles
{
    /// <summary>A CSV of entities.</summary>
    public required string Registry { get; init; }

    /// <summary>A CSV of records.</summary>
    public required string Records { get; init; }

    /// <summary>A CSV of record_id, entity_id and, where known, corruptions; null: the truth is not known.</summary>
    public string? Truth { get; init; }

    /// <summary>The truth labels some of the records: the others are linked, but not judged. Else what it does not name is nobody's.</summary>
    public bool IsLabelledOnly { get; init; }

    /// <summary>A model that match train wrote; null: that of the program for businesses, or one learned from the files.</summary>
    public string? Model { get; init; }

    /// <summary>Learns a model from the files, though there is one.</summary>
    public bool IsTrained { get; init; }

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
