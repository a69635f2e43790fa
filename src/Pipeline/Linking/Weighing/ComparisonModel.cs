using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>What is known of a comparison's levels, in their order.</summary>
internal sealed record ComparisonModel(string Name, ImmutableArray<LevelModel> Levels);
