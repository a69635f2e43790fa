using System.Collections.Immutable;
using System.Text.Json;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>
/// A Fellegi-Sunter model (Fellegi and Sunter, "A Theory for Record Linkage", 1969): how matching and other pairs agree, and from which certainty on a
/// record is attached.
/// </summary>
internal sealed record LinkModel
{
    /// <summary>The scheme whose comparisons these are.</summary>
    public required string Scheme { get; init; }

    public required ImmutableArray<ComparisonModel> Comparisons { get; init; }

    /// <summary>What levels of comparisons that depend on each other tell together; none where the truth was not known.</summary>
    public ImmutableArray<LevelPair> Together { get; init; } = [];

    /// <summary>The share of records that belong to no entity, 0 to 1.</summary>
    public required double NobodyShare { get; init; }

    /// <summary>A record is matched from this probability on, in millionths.</summary>
    public required int MatchedFrom { get; init; }

    /// <summary>
    /// The same for a record that bears an identifier which is registered, its own or another's, in millionths: such a record is hardly ever nobody's.
    /// </summary>
    public required int IdentifiedMatchedFrom { get; init; }

    /// <summary>A record waits for a person from this probability on, in millionths.</summary>
    public required int ReviewedFrom { get; init; }

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    /// <summary>The model as a document.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads a model that <see cref="ToJson"/> wrote.</summary>
    /// <param name="file">Named in messages.</param>
    /// <param name="bytes">The document.</param>
    /// <param name="scheme">The comparisons it must be about.</param>
    /// <exception cref="BrokenContractException">It is none, or of other comparisons.</exception>
    public static LinkModel FromJson(string file, ReadOnlySpan<byte> bytes, LinkScheme scheme) =>
        Read(file, bytes, scheme, out var fault) ?? throw new BrokenContractException(fault!);

    /// <summary>As <see cref="FromJson"/>; null, with the fault, where it is none.</summary>
    public static LinkModel? Read(string file, ReadOnlySpan<byte> bytes, LinkScheme scheme, out Fault? fault)
    {
        try
        {
            var model = JsonSerializer.Deserialize<LinkModel>(bytes, Json) ?? throw new JsonException("null");
            fault = LinkModelCheck.FaultOf(model, scheme) is var (expected, found) ? Broken(file, expected, found) : null;
            return fault is null ? model : null;
        }
        catch (JsonException e)
        {
            fault = Broken(file, "a model that match train wrote", Lacking(e));
            return null;
        }
    }

    /// <summary>The library names our types where a document has no such properties; that helps nobody.</summary>
    private static string Lacking(JsonException e) =>
        e.Message.Contains(typeof(LinkModel).Namespace!, StringComparison.Ordinal) ? "another document" : e.Message.TrimEnd('.');

    private static Fault Broken(string file, string expected, string found) =>
        new(file, 0, 0, expected, found, "train the model again with foodcredit match train");

    /// <summary>A model that nothing was learned of: shares as the comparisons guess them.</summary>
    public static LinkModel Starting(LinkScheme scheme) =>
        new()
        {
            Scheme = scheme.Name,
            Comparisons =
            [
                .. scheme.Comparisons.Select(comparison => new ComparisonModel(
                    comparison.Name,
                    [.. comparison.Levels.Select(level => new LevelModel(level.Name, level.StartingShare, StartingOther(level)))]
                )),
            ],
            NobodyShare = 0.1,
            MatchedFrom = 990_000,
            IdentifiedMatchedFrom = 990_000,
            ReviewedFrom = 300_000,
        };

    private static double StartingOther(Comparing.Level level) =>
        level.Rarity switch
        {
            Comparing.Rarity.Value => 0.2,
            Comparing.Rarity.Piece => 0.05,
            _ => 0.1,
        };
}
