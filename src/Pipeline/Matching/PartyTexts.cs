using DuckDB.NET.Data;
using FoodCredit.Pipeline.Linking;

namespace FoodCredit.Pipeline.Matching;

/// <summary>How the columns of the warehouse become the texts that are compared.</summary>
internal static class PartyTexts
{
    /// <summary>Of known_entity and changed_version, in the order of <see cref="PartyColumns.Business"/> behind the id.</summary>
    public const string OfEntity =
        "entity_id, name, aliases, code, NULL, registration_number, address, district, representative, industry, licence";

    /// <summary>Of party.</summary>
    public const string OfParty =
        "party_id, party_name, NULL, party_code, party_code_2, NULL, party_address, party_district, party_representative, party_industry, party_licence";

    /// <summary>The fields behind the id.</summary>
    public static PartyFields Of(DuckDBDataReader row)
    {
        var texts = new string?[row.FieldCount - 1];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = row.IsDBNull(i + 1) ? null : row.GetString(i + 1);
        return new PartyFields(texts);
    }
}
