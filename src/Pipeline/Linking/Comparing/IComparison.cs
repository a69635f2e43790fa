using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Compares records and entities in one respect, such as their names.</summary>
internal interface IComparison
{
    /// <summary>As models and explanations call it.</summary>
    string Name { get; }

    /// <summary>Level 0 is <c>missing</c>: one of the two does not say, which speaks neither for nor against.</summary>
    ImmutableArray<Level> Levels { get; }

    /// <summary>The kinds of keys that it adds; none where records are not found by what it compares.</summary>
    ImmutableArray<KeyKind> Keys => [];

    /// <summary>What it needs of a party; null: the party does not say.</summary>
    object? Prepare(Party party);

    /// <summary>Adds the keys under which an entity stands in the index.</summary>
    void AddEntityKeys(object facts, KeyList keys) => AddRecordKeys(facts, keys);

    /// <summary>Adds the keys by which a record is looked up.</summary>
    void AddRecordKeys(object facts, KeyList keys) { }

    /// <summary>Compares two that both say something.</summary>
    /// <param name="record">What was prepared of the record.</param>
    /// <param name="entity">What was prepared of the entity.</param>
    /// <param name="keys">The record's keys, looked up: they know what is rare.</param>
    Agreement Compare(object record, object entity, KeyList keys);

    /// <summary>What is said of one candidate depends on the others: <see cref="Beside"/> is asked.</summary>
    bool SeesOthers => false;

    /// <summary>What an agreement is beside those with all other candidates.</summary>
    /// <param name="record">What was prepared of the record.</param>
    /// <param name="own">The agreement by itself.</param>
    /// <param name="closest">The closest level at which a candidate is.</param>
    Agreement Beside(object record, Agreement own, int closest) => own;
}
