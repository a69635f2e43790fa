namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>What was written.</summary>
/// <param name="Entities">Rows of the registry.</param>
/// <param name="RealEntities">Those of them that stand in the registrations file.</param>
/// <param name="Homonyms">Those that were given the name of another one, whole or with a district or a branch of their own.</param>
/// <param name="Records">Rows of the records.</param>
/// <param name="WithoutIdentifier">Records without any identifier.</param>
/// <param name="Nobody">Records that belong to nobody.</param>
/// <param name="Clean">Records without any corruption.</param>
/// <param name="Undecidable">Records that name an entity which nothing in them tells from another.</param>
public sealed record MatchSampleSummary(
    long Entities,
    long RealEntities,
    long Homonyms,
    long Records,
    long WithoutIdentifier,
    long Nobody,
    long Clean,
    long Undecidable
);
