using FoodCredit.Scoring.Learning.Models;

namespace FoodCredit.Pipeline.Learning.Registry;

/// <summary>A model of the registry.</summary>
/// <param name="Folder">Where its files are.</param>
/// <param name="Record">What is known of it.</param>
/// <param name="Model">The model itself.</param>
public sealed record RegisteredModel(string Folder, ModelRecord Record, IModel Model);
