using System.Collections.Immutable;
using System.Numerics;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// The rules of a plan over a record table for one as-of date. Records are looked at only for the few entities where a rule may hold and could
/// move the colour. What an entity has is first told by signals, two bits a type: bit k when it has as many counting records of type k as some
/// test asks for, bit 32 + k when it has as many candidates.
/// </summary>
internal sealed class RuleTests
{
    private readonly ImmutableArray<PlanRule> rules;
    private readonly KeyTest[][] tests;

    /// <summary>By rule the tests that its signals leave open.</summary>
    private readonly KeyTest[][] open;

    /// <summary>By rule the signals without which it cannot hold.</summary>
    private readonly ulong[] required;

    /// <summary>By type the counting records, and the candidates, that give its signals.</summary>
    private readonly int[] leastCounts;

    private readonly int[] leastCandidates;

    /// <summary>By colour the rules that could move it, a bit each, and all signals that any of them requires.</summary>
    private readonly ulong[] movers = new ulong[4];

    private readonly ulong[] awaited = new ulong[4];

    public RuleTests(ScoringPlan plan, RecordTable records, int asOfDay)
    {
        rules = plan.Rules;
        tests = [.. rules.Select(rule => rule.Tests.Select(test => new KeyTest(plan, test, records, asOfDay)).ToArray())];
        required = [.. tests.Select(list => list.Aggregate(0UL, (signals, test) => signals | Signal(test)))];
        (leastCounts, leastCandidates) = (new int[plan.Types.Length], new int[plan.Types.Length]);
        Array.Fill(leastCounts, int.MaxValue);
        Array.Fill(leastCandidates, int.MaxValue);
        foreach (var test in tests.SelectMany(list => list))
            AskFor(test);
        var different = tests.SelectMany(list => list).DistinctBy(test => test.Test).ToList();
        open = [.. tests.Select(list => list.Where(test => !IsToldBySignal(test, different)).ToArray())];
        AwaitSignals();
    }

    /// <summary>
    /// The signals of a segment. An entity has at most one segment of a type, so the signals of its segments differ in their bits, and their sum is
    /// their union.
    /// </summary>
    public ulong Signals(int type, int count, int candidates) =>
        (count >= leastCounts[type] ? 1UL << type : 0) | (candidates >= leastCandidates[type] ? 1UL << (type + 32) : 0);

    /// <summary>Marks the entry of every record that a test would have to look at.</summary>
    public void MarkCandidates(ulong[] entries, ulong candidate)
    {
        foreach (var test in tests.SelectMany(list => list))
        {
            if (test.TypeIndex >= 0 && !test.IsOfAnyRecord)
                test.Mark(entries, candidate);
        }
    }

    /// <summary>False when no rule can move this colour of an entity with these signals.</summary>
    public bool MayMove(ulong signals, int byPoints) => (signals & awaited[byPoints]) != 0;

    /// <summary>Bit i set: rule i holds for the entity. Rules that could not move the colour are left out.</summary>
    public ulong Holding(RecordTable records, int entity, ulong signals, int byPoints)
    {
        var holding = 0UL;
        for (var left = movers[byPoints]; left != 0; left &= left - 1)
        {
            var rule = BitOperations.TrailingZeroCount(left);
            if ((required[rule] & ~signals) == 0 && AllHold(open[rule], records, entity))
                holding |= 1UL << rule;
        }
        return holding;
    }

    private static bool AllHold(KeyTest[] tests, RecordTable records, int entity)
    {
        foreach (var test in tests)
        {
            if (!test.Holds(records, entity))
                return false;
        }
        return true;
    }

    private static ulong Signal(KeyTest test) =>
        test.TypeIndex < 0 ? 0 : 1UL << (test.IsOfAnyRecord ? test.TypeIndex : test.TypeIndex + 32);

    /// <summary>A test of any type has no signal of its own, so every record must give one.</summary>
    private void AskFor(KeyTest test)
    {
        if (test.TypeIndex < 0)
            Array.Fill(leastCounts, 1);
        else if (test.IsOfAnyRecord)
            leastCounts[test.TypeIndex] = Math.Min(leastCounts[test.TypeIndex], test.Test.AtLeast);
        else
            leastCandidates[test.TypeIndex] = Math.Min(leastCandidates[test.TypeIndex], test.Test.AtLeast);
    }

    /// <summary>The signal says all there is to know where it waits for as many records as the test, and for no others.</summary>
    private bool IsToldBySignal(KeyTest test, List<KeyTest> different) =>
        test.TypeIndex >= 0
        && (
            test.IsOfAnyRecord
                ? leastCounts[test.TypeIndex] == test.Test.AtLeast
                : different.Count(other => other.TypeIndex == test.TypeIndex && !other.IsOfAnyRecord) == 1
        );

    /// <summary>Without ceilings a floor moves only better colours; with them, what a ceiling lowers may meet any floor.</summary>
    private void AwaitSignals()
    {
        var hasCeilings = rules.Any(rule => rule.AtMost is not null);
        for (var colour = 0; colour < movers.Length; colour++)
        {
            for (var rule = 0; rule < rules.Length; rule++)
            {
                if (!hasCeilings && rules[rule].AtLeast <= (Colour)colour)
                    continue;
                movers[colour] |= 1UL << rule;
                awaited[colour] |= required[rule] == 0 ? ulong.MaxValue : required[rule];
            }
        }
    }
}
