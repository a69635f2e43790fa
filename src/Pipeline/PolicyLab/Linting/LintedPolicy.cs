using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Linting;

/// <summary>A policy with what the checks ask of it: which severities records can get, and between which bounds points lie.</summary>
internal sealed class LintedPolicy
{
    public LintedPolicy(PolicyDocument document)
    {
        (Policy, Plan) = (document.Policy, document.ToPlan());
        Given = [.. Policy.Types.Select(GivenBy)];
    }

    public Policy Policy { get; }

    public ScoringPlan Plan { get; }

    /// <summary>By type, the severities that its default and its grades give.</summary>
    public ImmutableArray<ImmutableSortedSet<Severity>> Given { get; }

    /// <summary>The milli-points that no entity can exceed: every type at its cap, in the heaviest industry and area.</summary>
    public long MostPoints
    {
        get
        {
            var types = Enumerable.Range(0, Plan.Types.Length).Sum(MostOf);
            return Contexts().Max(context => Plan.Points(types, context.Industry, context.Area));
        }
    }

    /// <summary>The most of a type: its cap, but for one whose records weigh nothing.</summary>
    public long MostOf(int type) => Heaviest(type) == 0 || Plan.Types[type].DecayQ16[0] == 0 ? 0 : Plan.Types[type].CapMilli;

    /// <summary>Milli-points of the heaviest severity that records of a type can get.</summary>
    public long Heaviest(int type) => Given[type].Max(severity => Plan.Types[type].WeightsMilli[(int)severity]);

    /// <summary>The milli-points that an entity has at least where a rule's tests hold.</summary>
    public long LeastPoints(ImmutableArray<CountTest> when)
    {
        var known = when.Where(test => test.RecordType is not null)
            .GroupBy(test => Plan.TypeIndex(test.RecordType!))
            .Sum(own => own.Max(test => LeastOf(own.Key, test)));
        // Records of any type may be those of the lightest, or be counted by another test already.
        var any = when.Where(test => test.RecordType is null)
            .Select(test => Enumerable.Range(0, Plan.Types.Length).Min(type => LeastOf(type, test)))
            .DefaultIfEmpty(0)
            .Max();
        return Contexts().Min(context => Plan.Points(Math.Max(known, any), context.Industry, context.Area));
    }

    /// <summary>The days after which a record counts no more, whatever it is.</summary>
    public int LongestDays(string? recordType) =>
        Plan.Types.Where(type => recordType is null || type.RecordType == recordType).Max(type => type.WindowDays);

    private long LeastOf(int index, CountTest test)
    {
        var type = Plan.Types[index];
        var oldest = Math.Min(test.WithinDays ?? int.MaxValue, type.WindowDays) - 1;
        var least = Given[index]
            .Where(severity => test.Severity is null || severity == test.Severity)
            .Select(severity => type.Contribution((int)severity, oldest, type.RepairedShareQ16 > 0))
            .DefaultIfEmpty(0)
            .Min();
        // More records than the largest an entity can have are never there; the product of fewer is within the plan's bound.
        return type.Points(least * Math.Min(test.AtLeast, ScoringPlan.RecordsPerEntityMax), test.AtLeast);
    }

    private IEnumerable<(int Industry, int Area)> Contexts() =>
        from industry in Enumerable.Range(0, Plan.IndustryMultipliersQ16.Length)
        from area in Enumerable.Range(0, Plan.AreaMultipliersQ16.Length)
        select (industry, area);

    /// <summary>Grades that an earlier one shadows give nothing.</summary>
    private static ImmutableSortedSet<Severity> GivenBy(TypePolicy type)
    {
        var given = ImmutableSortedSet.Create(type.DefaultSeverity);
        for (var i = 0; i < type.Grades.Length; i++)
        {
            if (!GradeChecks.IsDead(type, i))
                given = given.Add(type.Grades[i].Severity);
        }
        return given;
    }
}
