using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>What <c>run.json</c> says of a run. The only published file that holds clock times.</summary>
public sealed record RunManifest
{
    public required int SchemaVersion { get; init; }

    public required string RunId { get; init; }

    public required string ProgramVersion { get; init; }

    public required string Workspace { get; init; }

    /// <summary>The negative records are invented; nothing in this run speaks of a real business.</summary>
    public required bool IsSynthetic { get; init; }

    public required DateOnly AsOf { get; init; }

    public required RunPolicy Policy { get; init; }

    /// <summary>By which model records found their entities; null in runs of before it was noted.</summary>
    public RunModel? MatchModel { get; init; }

    /// <summary>The id of the model of which <c>model_score</c> is; null: none was asked.</summary>
    public string? SecondOpinion { get; init; }

    /// <summary>What executed the score: kernel or sql. Both give the same bytes in every data file.</summary>
    public required string Engine { get; init; }

    public required int Threads { get; init; }

    /// <summary>The run of the latest earlier as-of date, from which colours move; null for the first.</summary>
    public string? PreviousRunId { get; init; }

    public required ImmutableArray<RunInput> Inputs { get; init; }

    public required RunBooks Books { get; init; }

    /// <summary>Rated entities by colour name.</summary>
    public required ImmutableSortedDictionary<string, long> Colours { get; init; }

    /// <summary>Rows of each data file.</summary>
    public required ImmutableSortedDictionary<string, long> Rows { get; init; }

    /// <summary>What each gate said of the candidate; none in runs of before there were gates.</summary>
    public ImmutableArray<GateResult> Gates { get; init; } = [];

    /// <summary>Where the audit log stood; null in runs of before there was one.</summary>
    public RunAudit? Audit { get; init; }

    /// <summary>Clock time of the start, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Seconds by stage, in order.</summary>
    public required ImmutableArray<StageTime> Stages { get; init; }

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="IntegrityException">The document is not a manifest.</exception>
    public static RunManifest Parse(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunManifest>(json, Json)
                ?? throw new IntegrityException($"{path}: expected a run manifest, found null.");
        }
        catch (JsonException error)
        {
            throw new IntegrityException($"{path}: expected a run manifest; {error.Message}");
        }
    }
}

/// <summary>The policy that a run applied.</summary>
public sealed record RunPolicy(string Id, string Version, string Hash);

/// <summary>The model by which records found their entities.</summary>
/// <param name="File">Its path in the workspace; null: it is the program's own.</param>
/// <param name="Sha256">Of its document.</param>
public sealed record RunModel(string? File, string Sha256);

/// <summary>One dump that was known by the as-of date, with its books.</summary>
public sealed record RunInput
{
    public required string File { get; init; }

    public required string Sha256 { get; init; }

    public required string Source { get; init; }

    public required string ContractHash { get; init; }

    public required string Encoding { get; init; }

    public required long Bytes { get; init; }

    public required DateOnly DeliveredOn { get; init; }

    public required DateOnly KnownFrom { get; init; }

    public required FileBooks Rows { get; init; }

    /// <summary>Codes of businesses that the dump writes otherwise than they are.</summary>
    public long CodesRepaired { get; init; }
}

/// <summary>The fate of the rows of one dump: <c>Read = Loaded + Duplicate + Refused</c>.</summary>
public sealed record FileBooks(long Read, long Loaded, long Duplicate, long Refused)
{
    /// <summary>Nothing was lost and nothing counted twice.</summary>
    [JsonIgnore]
    public bool Balance => Read == Loaded + Duplicate + Refused;
}

/// <summary>The books of all inputs: <c>Read = Loaded + Duplicate + Refused</c> and <c>Records = Matched + Unmatched</c>.</summary>
/// <param name="Read">Data rows in all dumps.</param>
/// <param name="Loaded">Rows that told something new.</param>
/// <param name="Duplicate">Rows that told nothing new.</param>
/// <param name="Refused">Rows that could not be loaded, kept whole.</param>
/// <param name="Records">Loaded rows that are negative records or later facts about them.</param>
/// <param name="Matched">Those attached to a registered entity.</param>
/// <param name="Unmatched">Those attached to none.</param>
public sealed record RunBooks(long Read, long Loaded, long Duplicate, long Refused, long Records, long Matched, long Unmatched)
{
    [JsonIgnore]
    public bool Balance => Read == Loaded + Duplicate + Refused && Records == Matched + Unmatched;
}

/// <summary>How long a stage took, in seconds of the monotonic clock.</summary>
public sealed record StageTime(string Stage, double Seconds);
