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

    public static string? Text(ReadOnlySpan<AttributeValue> values, int place) => place < 0 ? null : values[place].Text;

    public static int? Day(ReadOnlySpan<AttributeValue> values, int place) =>
        place < 0 || !values[place].IsPresent ? null : (int)values[place].Number;

    public static Identifier Code(ReadOnlySpan<AttributeValue> values, int place) =>
        place < 0 || values[place].Text is not { } text ? default : Identifier.Recognise(text);
}
