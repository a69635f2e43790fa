using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Makes a header of the keys of all objects. A key that the contract does not know is a column, which drifted, where many objects have it; a key that nearly
/// none has was damaged on its way: it is no column, and the object that has it is refused.
/// </summary>
internal sealed class JsonKeys(SourceContract contract)
{
    /// <summary>At most one in so many objects has a damaged key.</summary>
    private const int ObjectsPerDamaged = 20;

    /// <summary>What so many objects have is meant, however many there are: chance does not damage a key in one way again and again.</summary>
    private const int CarriersMeant = 20;

    private readonly Dictionary<string, Key> keys = new(StringComparer.Ordinal);
    private long objects;
    private int knownMax;

    public KnownHeaders Known { get; } = new(contract);

    /// <summary>Takes the keys of one object.</summary>
    public void Add(IReadOnlyList<string> ofObject)
    {
        objects++;
        var known = 0;
        foreach (var name in ofObject)
        {
            if (!keys.TryGetValue(name, out var key))
                keys.Add(name, key = new Key(name, keys.Count, Known.Contains(name)));
            key.Carriers++;
            known += key.IsKnown ? 1 : 0;
        }
        knownMax = Math.Max(knownMax, known);
        foreach (var name in ofObject)
            keys[name].KnownBeside = known;
    }

    /// <summary>The header, in the order in which its keys came, and the place in it of every key that is none of damage.</summary>
    public (string[] Header, Dictionary<string, int> Places) Settle()
    {
        var damaged = keys.Values.Where(IsDamaged).ToHashSet();
        if (damaged.Count * 2 > objects)
            damaged.Clear();
        var header = new List<string>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var placesOfMapped = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        // A cell without a name is no column, as in any format.
        foreach (var key in keys.Values.OrderBy(key => key.Order).Where(key => key.Name.Length > 0 && !damaged.Contains(key)))
        {
            // A column's name may be written in any case, and so may each of its objects write it.
            var isWritten = placesOfMapped.TryGetValue(key.Name, out var place);
            if (!isWritten)
            {
                place = header.Count;
                header.Add(key.Name);
            }
            places.Add(key.Name, place);
            if (Known.IsMapped(key.Name))
                placesOfMapped[key.Name] = place;
        }
        return ([.. header], places);
    }

    /// <summary>One of few objects, or one alone that lacks another key instead: then a file of few rows tells it, too.</summary>
    private bool IsDamaged(Key key) =>
        !key.IsKnown
        && (
            key.Carriers < CarriersMeant && key.Carriers * ObjectsPerDamaged <= objects
            || key.Carriers == 1 && key.KnownBeside < knownMax
        );

    private sealed class Key(string name, int order, bool isKnown)
    {
        public string Name => name;

        /// <summary>How many keys came before it.</summary>
        public int Order => order;

        public bool IsKnown => isKnown;

        /// <summary>The objects that have it.</summary>
        public long Carriers { get; set; }

        /// <summary>The known keys of the last of them.</summary>
        public int KnownBeside { get; set; }
    }
}
