using System.Text.Json.Nodes;
using FoodCredit.Scoring.Learning.Models;

namespace FoodCredit.Cli.Commands;

/// <summary>Facts in which some figures measure nothing, which JSON has no number for.</summary>
internal static class EvaluationFacts
{
    /// <summary>With "NaN" where there is nothing to measure.</summary>
    public static JsonNode? Of<T>(T facts) => System.Text.Json.JsonSerializer.SerializeToNode(facts, ModelDocument.Json);
}
