using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>One row of a code table.</summary>
/// <param name="Code">As departments write it.</param>
/// <param name="Value">What the platform calls it; several codes may have one value.</param>
/// <param name="Extra">The further columns, in the order of <see cref="CodeTable.ExtraColumns"/>.</param>
/// <param name="Line">1-based line of the row in its file.</param>
public sealed record CodeEntry(string Code, string Value, ImmutableArray<string> Extra, int Line);
