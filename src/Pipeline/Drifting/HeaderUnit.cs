using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces.Binding;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>The unit of money that a header names: 罚款金额（万元）.</summary>
internal static class HeaderUnit
{
    /// <summary>Null: the header names none.</summary>
    public static AmountUnit? Of(string header) =>
        header.Contains('万', StringComparison.Ordinal) ? AmountUnit.TenThousandYuan
        : header.Contains('元', StringComparison.Ordinal) ? AmountUnit.Yuan
        : null;

    public static string Name(AmountUnit unit) => SourceShapes.Units.Name(unit);
}
