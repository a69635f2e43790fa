using System.Collections.Immutable;

namespace FoodCredit.Pipeline.PolicyLab.Describing;

/// <summary>A policy as tables that people read.</summary>
/// <param name="Title">The policy's title.</param>
/// <param name="Tables">From what it is to how the colour changes.</param>
public sealed record PolicySheet(Wording Title, ImmutableArray<SheetTable> Tables);
