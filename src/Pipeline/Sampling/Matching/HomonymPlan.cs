namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>
/// Which entities have whose name. They come in groups: a leader among the entities with names of their own, and 1 to 39 others behind
/// them all. Small groups are common and large ones rare.
/// </summary>
internal sealed class HomonymPlan
{
    private const int OthersMax = 39;

    private readonly int first;
    private readonly int[] leaders;
    private readonly int[] starts;
    private readonly int[] groups;
    private readonly Dictionary<int, int> groupOfLeader = [];

    /// <param name="seed">The registry's.</param>
    /// <param name="first">How many entities have names of their own.</param>
    /// <param name="count">How many have another's.</param>
    public HomonymPlan(ulong seed, int first, int count)
    {
        this.first = first;
        groups = new int[count];
        List<int> leaders = [];
        List<int> starts = [];
        var order = new Permutation(first, seed ^ 0x486F6D6F);
        for (var at = 0; at < count; )
        {
            var group = leaders.Count;
            var draws = Draws.Of(seed, DrawStream.MatchHomonym, group);
            // Every group has a leader of its own as long as there are enough.
            var leader = (int)order[group];
            // Sizes with a density like 1 / size^1.77, cut at the most.
            var share = draws.Below(10_000) / 10_000.0;
            var others = Math.Min(Math.Min((int)Math.Pow(1 - share, -1.3), OthersMax), count - at);
            leaders.Add(leader);
            starts.Add(at);
            groupOfLeader.TryAdd(leader, group);
            groups.AsSpan(at, others).Fill(group);
            at += others;
        }
        starts.Add(count);
        (this.leaders, this.starts) = ([.. leaders], [.. starts]);
    }

    /// <summary>The group of an entity, or -1.</summary>
    public int GroupOf(int entity) => entity >= first ? groups[entity - first] : groupOfLeader.GetValueOrDefault(entity, -1);

    public int Leader(int group) => leaders[group];

    /// <summary>The members of a group beside its leader.</summary>
    public Range Others(int group) => new(first + starts[group], first + starts[group + 1]);

    /// <summary>The place of an entity in its group, from 1; the leader has 0.</summary>
    public int Ordinal(int entity) => entity >= first ? entity - first - starts[groups[entity - first]] + 1 : 0;
}
