using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Linking.Comparing;

namespace FoodCredit.Pipeline.Linking;

/// <summary>In which respects records and entities are compared.</summary>
internal sealed record LinkScheme
{
    /// <summary>As models name it.</summary>
    public required string Name { get; init; }

    /// <summary>What parties are described by.</summary>
    public required PartyColumns Columns { get; init; }

    public required ImmutableArray<IComparison> Comparisons { get; init; }

    /// <summary>Pairs of comparisons whose agreements depend on each other, by number.</summary>
    public ImmutableArray<(int First, int Second)> Together { get; init; } = [];

    /// <summary>What no weight may override; null: nothing.</summary>
    public Func<Deciding.LinkDecision, Deciding.Linker, Deciding.LinkDecision>? Revise { get; init; }

    /// <summary>Whether the last record of a linker bears an identifier that a candidate has; null: the columns are no identifiers.</summary>
    public Func<Deciding.Linker, bool>? IsIdentified { get; init; }

    /// <summary>An entity has at most one record, as in two lists of the same people.</summary>
    public bool IsOneToOne { get; init; }

    /// <summary>The levels of a comparison with its name before them: <c>name.different</c>.</summary>
    public ImmutableArray<string> LevelNames(int comparison) =>
        [.. Comparisons[comparison].Levels.Select(level => $"{Comparisons[comparison].Name}.{level.Name}")];

    /// <summary>A number for each level of each comparison, all of them zero.</summary>
    public double[][] ZerosByLevel() => [.. Comparisons.Select(comparison => new double[comparison.Levels.Length])];

    /// <summary>What was prepared of a party, by comparison.</summary>
    public object?[] Prepare(PartyFields fields)
    {
        var party = new Party(fields);
        var facts = new object?[Comparisons.Length];
        for (var i = 0; i < facts.Length; i++)
            facts[i] = Comparisons[i].Prepare(party);
        return facts;
    }

    /// <summary>Takes the keys of a record; they are not looked up yet.</summary>
    public void TakeRecordKeys(object?[] facts, KeyList keys)
    {
        keys.Clear();
        for (var i = 0; i < facts.Length; i++)
        {
            keys.BeginNext();
            if (facts[i] is { } own)
                Comparisons[i].AddRecordKeys(own, keys);
        }
    }

    /// <summary>Takes the keys of an entity.</summary>
    public void TakeEntityKeys(object?[] facts, KeyList keys)
    {
        keys.Clear();
        for (var i = 0; i < facts.Length; i++)
        {
            keys.BeginNext();
            if (facts[i] is { } own)
                Comparisons[i].AddEntityKeys(own, keys);
        }
    }

    /// <summary>Compares in all respects.</summary>
    /// <param name="record">The record's facts.</param>
    /// <param name="entity">The entity's facts.</param>
    /// <param name="keys">The record's keys, looked up.</param>
    /// <param name="agreements">Takes one a comparison.</param>
    public void Compare(object?[] record, object?[] entity, KeyList keys, Span<Agreement> agreements)
    {
        for (var i = 0; i < record.Length; i++)
        {
            keys.TurnTo(i);
            agreements[i] =
                record[i] is { } ours && entity[i] is { } theirs ? Comparisons[i].Compare(ours, theirs, keys) : default;
        }
    }

    /// <summary>Sees each agreement beside those with all candidates.</summary>
    /// <param name="record">The record's facts.</param>
    /// <param name="candidates">By candidate and comparison, as compared.</param>
    /// <param name="agreements">Those to be seen so, which may be the same; changed.</param>
    public void SeeBeside(object?[] record, ReadOnlySpan<Agreement[]> candidates, ReadOnlySpan<Agreement[]> agreements)
    {
        for (var i = 0; i < record.Length; i++)
        {
            if (!Comparisons[i].SeesOthers || record[i] is not { } ours)
                continue;
            var closest = int.MaxValue;
            foreach (var candidate in candidates)
                closest = candidate[i].Level > 0 ? Math.Min(closest, candidate[i].Level) : closest;
            foreach (var own in agreements)
                own[i] = Comparisons[i].Beside(ours, own[i], closest);
        }
    }
}
