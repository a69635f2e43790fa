using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Makes groups of a contract's columns.</summary>
internal static class StatementGroup
{
    /// <summary>The columns as one; null where there are none, or the natural key asks for one of them alone.</summary>
    public static ColumnGroup? Of(SourceContract contract, ImmutableArray<int> columns, bool isGb18030, TermsCache cache)
    {
        if (columns.IsEmpty || columns.Any(column => contract.NaturalKey.Contains(contract.Columns[column].Attribute)))
            return null;
        var conversion = columns.Select(column =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{contract.Columns[column].Attribute} {Conversion.Of(contract.Columns[column], isGb18030)} {contract.Columns[column].Required}"
            )
        );
        return new ColumnGroup(cache, columns, cache.NumberOf(string.Join('\n', conversion)));
    }
}
