using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Scorecards;

namespace FoodCredit.Scoring.Learning.Models;

/// <summary>Models as JSON documents: a model that is read is the one that was written, and writes the same bytes.</summary>
public static class ModelDocument
{
    private const string Format = "foodcredit model 1";

    /// <summary>How models, bins and records of them are written.</summary>
    public static JsonSerializerOptions Json { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };

    public static byte[] Write(IModel model) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["format"] = Format,
                ["kind"] = JsonSerializer.SerializeToNode(model.Kind, Json),
                ["model"] = JsonSerializer.SerializeToNode(model, model.GetType(), Json),
            },
            Json
        );

    /// <summary>Reads a model.</summary>
    /// <exception cref="JsonException">The bytes are none that <see cref="Write"/> wrote, or were changed so that they make no sense.</exception>
    public static IModel Read(ReadOnlySpan<byte> bytes)
    {
        var envelope = JsonSerializer.Deserialize<Envelope>(bytes, Json) ?? throw new JsonException("null");
        if (envelope.Format != Format)
            throw new JsonException($"format '{envelope.Format}', not '{Format}'");
        IModel? model = envelope.Kind switch
        {
            ModelKind.Scorecard => envelope.Model.Deserialize<Scorecard>(Json),
            ModelKind.Logistic => envelope.Model.Deserialize<LogisticModel>(Json),
            ModelKind.Boosted => envelope.Model.Deserialize<BoostedModel>(Json),
            _ => throw new JsonException($"kind {(int)envelope.Kind}"),
        };
        if (model is null)
            throw new JsonException("no model");
        return ModelSoundness.FaultOf(model) is { } fault ? throw new JsonException(fault) : model;
    }

    /// <summary>Why bins that were read cannot be used; null: they can.</summary>
    public static string? FaultOf(ImmutableArray<FeatureBinning> bins) =>
        bins.Select(ModelSoundness.FaultOf).FirstOrDefault(fault => fault is not null);

    private sealed record Envelope
    {
        public required string Format { get; init; }

        public required ModelKind Kind { get; init; }

        public required JsonElement Model { get; init; }
    }
}
