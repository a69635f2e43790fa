using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Makes the id of a fact from its natural key, so that every department and every run gives one fact one id. <c>party</c> is what survives of
/// the party's identifier, or its name where it has none that is known.
/// </summary>
internal sealed class NaturalKey(SourceContract contract)
{
    private readonly FactKey key = new();
    private readonly ImmutableArray<(string Attribute, int Place)> parts =
    [
        .. contract.NaturalKey.Select(attribute => (attribute, new Columns(contract).Of(attribute))),
    ];

    /// <summary>What of a party goes into the key: what survives of its identifiers, else its name.</summary>
    public static UInt128 OfParty(CachedCode? party, CachedCode? secondParty, CachedText? name) =>
        (party?.PartyKey ?? secondParty?.PartyKey ?? name)?.Digest ?? FactKey.Absent;

    /// <summary>The id of the row's fact within <paramref name="scope"/> (its record type, or its kind of dataset).</summary>
    public UInt128 Of(CachedText scope, ReadOnlySpan<AttributeValue> values, UInt128 party)
    {
        key.Add(scope);
        foreach (var (attribute, place) in parts)
        {
            if (attribute == AttributeVocabulary.Party)
                key.AddDigest(party);
            else
                key.Add(place < 0 ? AttributeValue.Absent : values[place]);
        }
        return key.ToId();
    }
}
