namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>
/// What names and addresses the registry has, as numbers. Making it settles the attempts: an invented name is drawn until no other
/// entity has it, so that homonyms are those that were asked for; and no two of the same name get the same address.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>Several entities have the name.</summary>
    public const int Several = -1;

    /// <summary>Nobody has the name.</summary>
    public const int Free = -2;

    private const int AttemptsMax = 40;
    private const int CancellationRows = 4096;

    private readonly Dictionary<ulong, int> names;
    private readonly HashSet<ulong> pairs;
    private readonly Dictionary<int, int> nameAttempts = [];
    private readonly Dictionary<int, int> addressAttempts = [];
    private readonly Registry registry;

    public NameIndex(Registry registry)
    {
        this.registry = registry;
        names = new Dictionary<ulong, int>(registry.Count);
        pairs = new HashSet<ulong>(registry.Count);
    }

    /// <summary>Reads all entities, in order, once.</summary>
    public void Fill(CancellationToken cancellation)
    {
        for (var i = 0; i < registry.Count; i++)
        {
            if (i % CancellationRows == 0)
                cancellation.ThrowIfCancellationRequested();
            var entity = registry[i];
            var name = entity.Name.ToString();
            while (
                i >= registry.RealCount && i < registry.Count - registry.Homonyms && !IsFree(name) && NameAttempt(i) < AttemptsMax
            )
            {
                nameAttempts[i] = NameAttempt(i) + 1;
                entity = registry[i];
                name = entity.Name.ToString();
            }
            while (i >= registry.RealCount && Has(name, entity.Address.ToString()) && AddressAttempt(i) < AttemptsMax)
            {
                addressAttempts[i] = AddressAttempt(i) + 1;
                entity = registry[i];
                name = entity.Name.ToString();
            }
            if (!names.TryAdd(PlainText.Hash(name), i))
                names[PlainText.Hash(name)] = Several;
            pairs.Add(PlainText.Hash(name, entity.Address.ToString()));
        }
    }

    public int NameAttempt(int entity) => nameAttempts.GetValueOrDefault(entity);

    public int AddressAttempt(int entity) => addressAttempts.GetValueOrDefault(entity);

    /// <summary>The entity of a name, <see cref="Several"/> or <see cref="Free"/>.</summary>
    public int Owner(ReadOnlySpan<char> name) => names.GetValueOrDefault(PlainText.Hash(name), Free);

    public bool IsFree(ReadOnlySpan<char> name) => Owner(name) == Free;

    /// <summary>An entity has this name at this address.</summary>
    public bool Has(ReadOnlySpan<char> name, ReadOnlySpan<char> address) => pairs.Contains(PlainText.Hash(name, address));
}
