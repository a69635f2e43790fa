using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Pipeline.Rating;

/// <summary>The rated entities as arrays, by entity index.</summary>
internal sealed class EntityColumns
{
    private readonly List<byte> industries = [];
    private readonly List<byte> areas = [];
    private readonly List<ColourState?> states = [];

    private EntityColumns(WarehouseConnection warehouse, bool continuesChain)
    {
        warehouse.ForEach(
            """
            SELECT industry_index, area_index, previous_rating.colour, previous_rating.colour_since
            FROM scored_entity
            LEFT JOIN previous_rating USING (entity_id)
            ORDER BY entity_index
            """,
            row =>
            {
                industries.Add(checked((byte)row.GetInt32(0)));
                areas.Add(checked((byte)row.GetInt32(1)));
                states.Add(
                    !continuesChain || row.IsDBNull(2)
                        ? null
                        : new ColourState(Enum.Parse<Colour>(row.GetString(2), ignoreCase: true), row.GetInt32(3))
                );
            }
        );
        (Industries, Areas) = ([.. industries], [.. areas]);
    }

    public int Count => Industries.Length;

    public byte[] Industries { get; }

    public byte[] Areas { get; }

    /// <summary>The entity's state in the rating before, or null where its chain starts.</summary>
    public ColourState? StateBefore(int entity) => states[entity];

    /// <summary>Reads scored_entity and previous_rating.</summary>
    public static EntityColumns Read(WarehouseConnection warehouse, bool continuesChain) => new(warehouse, continuesChain);
}
