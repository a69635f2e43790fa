using System.Collections.Frozen;
using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Plans;

/// <summary>
/// A policy compiled to whole numbers. Every engine executes this and nothing else; floating point ended when it was made.
/// </summary>
public sealed class ScoringPlan
{
    /// <summary>The most counting records an entity may have; the overflow bound is computed for it.</summary>
    public const int RecordsPerEntityMax = 1 << 24;

    private readonly FrozenDictionary<string, int> industryIndex;
    private readonly FrozenDictionary<string, int> areaIndex;
    private readonly FrozenDictionary<string, int> typeIndex;

    internal ScoringPlan(
        Policy policy,
        ImmutableArray<PlanType> types,
        ImmutableArray<PlanRule> rules,
        long[] industryMultipliersQ16,
        long[] industryBasesMilli,
        long[] areaMultipliersQ16
    )
    {
        (Policy, Types, Rules) = (policy, types, rules);
        (IndustryMultipliersQ16, IndustryBasesMilli) = (industryMultipliersQ16, industryBasesMilli);
        AreaMultipliersQ16 = areaMultipliersQ16;
        industryIndex = Index(policy.Context.Industries.Select(industry => industry.Key), first: 1);
        areaIndex = Index(policy.Context.Areas.Select(area => area.Key), first: 1);
        typeIndex = Index(types.Select(type => type.RecordType), first: 0);
    }

    /// <summary>The document this was compiled from.</summary>
    public Policy Policy { get; }

    /// <summary>In policy order.</summary>
    public ImmutableArray<PlanType> Types { get; }

    /// <summary>In policy order.</summary>
    public ImmutableArray<PlanRule> Rules { get; }

    /// <summary>Q16 by industry index; index 0 is the default.</summary>
    public long[] IndustryMultipliersQ16 { get; }

    /// <summary>Milli-points by industry index.</summary>
    public long[] IndustryBasesMilli { get; }

    /// <summary>Q16 by area index; index 0 is the default.</summary>
    public long[] AreaMultipliersQ16 { get; }

    /// <summary>The listed industries with their indices.</summary>
    public IEnumerable<KeyValuePair<string, int>> Industries => industryIndex;

    /// <summary>The listed area kinds with their indices.</summary>
    public IEnumerable<KeyValuePair<string, int>> Areas => areaIndex;

    /// <summary>The largest sum that its tables can make of as many records as an entity may have, and the path in the document that it comes from.</summary>
    public (Int128 Bound, string Path) LargestSum => OverflowBound.Largest(this);

    /// <summary>The index of an industry code; 0 for one that is not listed.</summary>
    public int IndustryIndex(string? code) => code is not null && industryIndex.TryGetValue(code, out var index) ? index : 0;

    /// <summary>The index of an area kind; 0 for one that is not listed.</summary>
    public int AreaIndex(string? kind) => kind is not null && areaIndex.TryGetValue(kind, out var index) ? index : 0;

    /// <summary>The index of a record type, or -1.</summary>
    public int TypeIndex(string recordType) => typeIndex.GetValueOrDefault(recordType, -1);

    /// <summary>Milli-points of an entity: its base, and its types' points after industry and area.</summary>
    public long Points(long typePoints, int industry, int area) =>
        IndustryBasesMilli[industry]
        + Q16.Multiply(Q16.Multiply(typePoints, IndustryMultipliersQ16[industry]), AreaMultipliersQ16[area]);

    /// <summary>The colour by points alone.</summary>
    public Colour ThresholdColour(long pointsMilli)
    {
        var thresholds = Policy.Thresholds;
        return pointsMilli >= thresholds.RedMilli ? Colour.Red
            : pointsMilli >= thresholds.OrangeMilli ? Colour.Orange
            : pointsMilli >= thresholds.YellowMilli ? Colour.Yellow
            : Colour.Green;
    }

    private static FrozenDictionary<string, int> Index(IEnumerable<string> names, int first) =>
        names.Select((name, place) => KeyValuePair.Create(name, place + first)).ToFrozenDictionary(StringComparer.Ordinal);
}
