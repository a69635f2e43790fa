using DuckDB.NET.Data;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>Reads colours.</summary>
internal static class RowColour
{
    /// <summary>The colour of a column; null: the policy does not rate the entity.</summary>
    public static Colour? Of(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : (Colour)row.GetByte(column);
}
