namespace FoodCredit.Pipeline.Publishing;

/// <summary>The names of the files of a published run, and the version of their schema.</summary>
public static class OutputFile
{
    /// <summary>The version of the columns of all data files; a change that is not additive raises it.</summary>
    public const int SchemaVersion = 1;

    public const string RatingsParquet = "ratings.parquet";
    public const string RatingsCsv = "ratings.csv";
    public const string Contributions = "contributions.parquet";
    public const string Changes = "changes.parquet";
    public const string Unmatched = "unmatched.parquet";
    public const string MatchExplanations = "match_explanations.parquet";
    public const string MatchQuality = "match_quality.parquet";
    public const string Refused = "refused.parquet";

    /// <summary>The policy document that the run applied, byte for byte.</summary>
    public const string Policy = "policy.yaml";

    /// <summary>Inputs, counts, timings and versions; the one file that holds clock times.</summary>
    public const string Manifest = "run.json";

    /// <summary>SHA-256 of every other file but <see cref="Success"/>, in the format of sha256sum.</summary>
    public const string Sums = "SHA256SUMS";

    /// <summary>Written last; holds the SHA-256 of <see cref="Sums"/>.</summary>
    public const string Success = "_SUCCESS";

    /// <summary>In the published folder: one line, the path of the run in force.</summary>
    public const string Current = "CURRENT";
}
