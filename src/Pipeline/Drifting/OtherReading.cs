using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>Finds how a column whose values are no longer of its type could be read instead.</summary>
internal static class OtherReading
{
    /// <summary>Characters that join the values of a set somewhere.</summary>
    private const string Joints = "|/+&\\ ";

    /// <summary>From the narrowest type to the widest.</summary>
    private static readonly AttributeType[] Types =
    [
        AttributeType.Date,
        AttributeType.Amount,
        AttributeType.Integer,
        AttributeType.Text,
    ];

    /// <summary>The change that reads the column so that most values fit; null: none is known.</summary>
    /// <param name="column">As the contract reads it.</param>
    /// <param name="feeds">What the source feeds.</param>
    /// <param name="fitting">The first of some readings that fits the values.</param>
    public static ContractChange? Of(
        ColumnMapping column,
        DatasetKind feeds,
        Func<IReadOnlyCollection<ColumnMapping>, ColumnMapping?> fitting
    )
    {
        if (fitting(Readings(column, feeds)) is not { } other)
            return null;
        return other switch
        {
            _ when other.Type != column.Type => new ContractChange.SetType(column.Attribute, other.Type),
            _ when other.Unit != column.Unit => new ContractChange.SetUnit(column.Attribute, other.Unit),
            _ => new ContractChange.SetSeparators(column.Attribute, other.Separators),
        };
    }

    private static ImmutableArray<ColumnMapping> Readings(ColumnMapping column, DatasetKind feeds)
    {
        if (column.Type == AttributeType.Set)
            return [.. Joints.Select(joint => column with { Separators = column.Separators + joint })];
        var unit = column.Unit == AmountUnit.Yuan ? AmountUnit.TenThousandYuan : AmountUnit.Yuan;
        var known = AttributeVocabulary.Of(feeds).FirstOrDefault(attribute => attribute.Name == column.Attribute);
        IEnumerable<ColumnMapping> units = column.Type == AttributeType.Amount ? [column with { Unit = unit }] : [];
        return
        [
            .. units,
            .. Types
                .Where(type => type != column.Type && column.Table is null && (known is null || known.Types.Contains(type)))
                .Select(type => column with { Type = type, Unit = AmountUnit.Yuan }),
        ];
    }
}
