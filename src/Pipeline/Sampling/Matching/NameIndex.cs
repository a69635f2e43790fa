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
    private const int Block = 16_384;

    /// <summary>The legal forms that departments write for one another, or leave out; those that contain others first.</summary>
    private static readonly string[] Forms =
    [
        "股份有限公司",
        "有限责任公司",
        "有限公司",
        "股份公司",
        "公司",
        "农民专业合作社",
        "专业合作社",
        "合作社",
        "（个体工商户）",
        "(个体工商户)",
    ];

    private static readonly string[] Regions = ["江西省", "江西", "南昌市", "南昌"];

    private readonly Dictionary<ulong, int> names;
    private readonly HashSet<ulong> pairs;
    private readonly HashSet<ulong> aliases = [];
    private readonly HashSet<ulong> sharedAliases = [];
    private readonly Dictionary<int, int> nameAttempts = [];
    private readonly Dictionary<int, int> addressAttempts = [];
    private readonly Registry registry;

    public NameIndex(Registry registry)
    {
        this.registry = registry;
        names = new Dictionary<ulong, int>(registry.Count);
        pairs = new HashSet<ulong>(registry.Count);
    }

    /// <summary>Reads all entities once: those with names of their own, then those that are called after them.</summary>
    public void Fill(CancellationToken cancellation)
    {
        var first = registry.Count - registry.Homonyms;
        for (var start = 0; start < registry.Count; )
        {
            var end = Math.Min(start < first ? first : registry.Count, start + Block);
            var hashes = Hashes(start, end, cancellation);
            for (var i = start; i < end; i++)
                Add(i, hashes[i - start], mayShare: i >= first || i < registry.RealCount);
            start = end;
        }
        FillAliases(cancellation);
    }

    public int NameAttempt(int entity) => nameAttempts.GetValueOrDefault(entity);

    public int AddressAttempt(int entity) => addressAttempts.GetValueOrDefault(entity);

    /// <summary>The entity of a name, <see cref="Several"/> or <see cref="Free"/>.</summary>
    public int Owner(ReadOnlySpan<char> name) => names.GetValueOrDefault(Key(name), Free);

    public bool IsFree(ReadOnlySpan<char> name) => Owner(name) == Free;

    /// <summary>
    /// The name as others would say it: departments leave the region out, or its 省 and 市, and write one legal form for another, or none. Names that differ in no
    /// more are one, and no registrar grants the second (企业名称登记管理规定, article 17).
    /// </summary>
    private static ulong Key(ReadOnlySpan<char> name)
    {
        foreach (var region in Regions)
        {
            if (name.StartsWith(region) && name.Length > region.Length + 1)
                name = name[region.Length..];
        }
        foreach (var form in Forms)
        {
            var at = name.LastIndexOf(form);
            if (at > 0)
                return PlainText.Hash($"{name[..at]}{name[(at + form.Length)..]}");
        }
        return PlainText.Hash(name);
    }

    /// <summary>An entity has the name, or had it as the registry lists.</summary>
    public bool IsKnown(ReadOnlySpan<char> name) => Key(name) is var hash && (names.ContainsKey(hash) || aliases.Contains(hash));

    /// <summary>Several entities had the name.</summary>
    public bool IsSharedAlias(ReadOnlySpan<char> name) => sharedAliases.Contains(Key(name));

    /// <summary>An entity has this name at this address.</summary>
    public bool Has(ReadOnlySpan<char> name, ReadOnlySpan<char> address) => pairs.Contains(PlainText.Hash(name, address));

    /// <summary>After the names, as no alias is one.</summary>
    private void FillAliases(CancellationToken cancellation)
    {
        var found = new string[Block];
        for (var start = 0; start < registry.Count; start += Block)
        {
            var first = start;
            var count = Math.Min(Block, registry.Count - start);
            Parallel.For(
                0,
                count,
                new ParallelOptions { CancellationToken = cancellation },
                i => found[i] = registry.MayHaveAliases(first + i) ? registry.Aliases(registry[first + i]) : ""
            );
            foreach (var alias in found.Take(count).SelectMany(text => text.Split(';', StringSplitOptions.RemoveEmptyEntries)))
            {
                if (!aliases.Add(Key(alias)))
                    sharedAliases.Add(Key(alias));
            }
        }
    }

    private (ulong Name, ulong Pair)[] Hashes(int start, int end, CancellationToken cancellation)
    {
        var hashes = new (ulong, ulong)[end - start];
        Parallel.For(
            start,
            end,
            new ParallelOptions { CancellationToken = cancellation },
            i => hashes[i - start] = Hash(registry[i])
        );
        return hashes;
    }

    private static (ulong Name, ulong Pair) Hash(Entity entity)
    {
        var name = entity.Name.ToString();
        return (Key(name), PlainText.Hash(name, entity.Address.ToString()));
    }

    private void Add(int entity, (ulong Name, ulong Pair) hash, bool mayShare)
    {
        while (!mayShare && names.ContainsKey(hash.Name) && NameAttempt(entity) < AttemptsMax)
        {
            nameAttempts[entity] = NameAttempt(entity) + 1;
            hash = Hash(registry[entity]);
        }
        while (entity >= registry.RealCount && pairs.Contains(hash.Pair) && AddressAttempt(entity) < AttemptsMax)
        {
            addressAttempts[entity] = AddressAttempt(entity) + 1;
            hash = Hash(registry[entity]);
        }
        if (!names.TryAdd(hash.Name, entity))
            names[hash.Name] = Several;
        pairs.Add(hash.Pair);
    }
}
