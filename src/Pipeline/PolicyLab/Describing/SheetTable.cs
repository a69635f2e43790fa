using System.Collections.Immutable;

namespace FoodCredit.Pipeline.PolicyLab.Describing;

/// <summary>A table of a <see cref="PolicySheet"/>.</summary>
/// <param name="Heading">What it tells.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">Each as wide as <paramref name="Columns"/>.</param>
public sealed record SheetTable(Wording Heading, ImmutableArray<Wording> Columns, ImmutableArray<ImmutableArray<Wording>> Rows);
