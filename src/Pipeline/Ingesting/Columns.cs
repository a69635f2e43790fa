using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Finds attributes by name among the values of a contract's rows.</summary>
internal sealed class Columns(SourceContract contract)
{
    /// <summary>The place of an attribute in a row's values, or -1.</summary>
    public int Of(string attribute)
    {
        for (var i = 0; i < contract.Columns.Length; i++)
        {
            if (contract.Columns[i].Attribute == attribute)
                return i;
        }
        return -1;
    }

    /// <summary>The header that an attribute is known by in messages.</summary>
    public string Header(string attribute) => Of(attribute) is >= 0 and var place ? contract.Columns[place].From[0] : attribute;

    public static CachedText? Text(ReadOnlySpan<AttributeValue> values, int place) => place < 0 ? null : values[place].Cached;

    public static int? Day(ReadOnlySpan<AttributeValue> values, int place) =>
        place < 0 || !values[place].IsPresent ? null : (int)values[place].Number;

    /// <summary>What a column holds as a party's identifier; null: nothing.</summary>
    public static CachedCode? Code(ReadOnlySpan<AttributeValue> values, int place) => Text(values, place)?.Code;

    /// <summary>The kind as it is stored.</summary>
    public static byte Kind(CachedCode? code) => (byte)(code?.Identifier.Kind ?? IdentifierKind.None);
}
