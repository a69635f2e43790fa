using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Plans;

/// <summary>What a record type's tables must be.</summary>
internal static class TypeChecks
{
    private const int SeverityCount = 4;

    public static void Check(ImmutableArray<TypePolicy> types, PolicyFaults faults)
    {
        if (types.Length is 0 or > PolicyLimits.TypesMax)
            faults.Add(
                "record_types",
                $"1 to {PolicyLimits.TypesMax} record types",
                $"{types.Length}",
                "list the record types that count"
            );
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            if (!seen.Add(type.RecordType))
                faults.Add(
                    $"record_types.{type.RecordType}",
                    "each record type once",
                    $"'{type.RecordType}' twice",
                    "keep one of them"
                );
            CheckType(type, $"record_types.{type.RecordType}", faults);
        }
    }

    private static void CheckType(TypePolicy type, string path, PolicyFaults faults)
    {
        faults.RequireDays($"{path}.window_days", type.WindowDays, 1, "give the age at which a record stops counting");
        for (var i = 0; i < type.Grades.Length; i++)
            ConditionChecks.Check(type.Grades[i].When, $"{path}.grades.{i}.when", faults);
        CheckWeights(type.WeightsMilli, $"{path}.weights", faults);
        CheckDecay(type.Decay, $"{path}.decay", faults);
        CheckFrequency(type.Frequency, $"{path}.frequency", faults);
        faults.RequirePoints($"{path}.cap", type.CapMilli, "give the most points the type may add");
        CheckRepairedShare(type.RepairedShare, $"{path}.repaired_share", faults);
        for (var i = 0; i < type.InForce.Length; i++)
        {
            if (type.InForce[i].When is { } when)
                ConditionChecks.Check(when, $"{path}.in_force.{i}.when", faults);
            faults.RequireDays($"{path}.in_force.{i}.days", type.InForce[i].Days, 0, "give the period in days");
        }
        for (var i = 0; i < type.Repair.Length; i++)
            CheckRepair(type, type.Repair[i], $"{path}.repair.{i}", faults);
    }

    /// <summary>A repair that waits ends its record on a day that is known; one that leaves a share would have to change its weight on it.</summary>
    private static void CheckRepair(TypePolicy type, RepairTerm term, string path, PolicyFaults faults)
    {
        if (term.When is { } when)
            ConditionChecks.Check(when, $"{path}.when", faults);
        faults.RequireDays($"{path}.minimum_days", term.MinimumDays, 0, "give the days before a repair takes effect");
        if (!term.IsAllowed && term.MinimumDays > 0)
            faults.Add(
                $"{path}.minimum_days",
                "0 where a repair is not allowed",
                $"{term.MinimumDays}",
                "drop minimum_days, or allow the repair"
            );
        if (term.MinimumDays > 0 && type.RepairedShare > 0)
            faults.Add(
                $"{path}.minimum_days",
                "0 where repaired_share is above 0",
                $"{term.MinimumDays}",
                "let repaired records count no more, or drop minimum_days"
            );
    }

    private static void CheckWeights(ImmutableArray<long> weights, string path, PolicyFaults faults)
    {
        if (weights.Length != SeverityCount)
        {
            faults.Add(
                path,
                $"a weight for each of the {SeverityCount} severities",
                $"{weights.Length}",
                "give minor, general, serious and grave"
            );
            return;
        }
        for (var severity = 0; severity < SeverityCount; severity++)
        {
            var name = $"{path}.{((Severity)severity).ToString().ToLowerInvariant()}";
            faults.RequirePoints(name, weights[severity], "weights are never negative");
            if (severity > 0 && weights[severity] < weights[severity - 1])
                faults.Add(
                    name,
                    $"at least {PolicyFaults.Points(weights[severity - 1])}, the weight of the severity below",
                    PolicyFaults.Points(weights[severity]),
                    "weights rise with severity"
                );
        }
    }

    private static void CheckDecay(Decay decay, string path, PolicyFaults faults)
    {
        if (decay is Decay.HalfLife halfLife)
            faults.RequireDays($"{path}.half_life_days", halfLife.Days, 1, "give the days after which half is left");
        if (decay is not Decay.Steps steps)
            return;
        if (steps.List.IsEmpty || steps.List[0].FromDay != 0)
            faults.Add(
                $"{path}.steps",
                "a first step at day 0",
                steps.List.IsEmpty ? "no steps" : $"day {steps.List[0].FromDay}",
                "say what a new record weighs"
            );
        for (var i = 0; i < steps.List.Length; i++)
            CheckStep(steps.List[i], i > 0 ? steps.List[i - 1] : null, $"{path}.steps.{steps.List[i].FromDay}", faults);
    }

    private static void CheckStep(DecayStep step, DecayStep? before, string path, PolicyFaults faults)
    {
        if (step.Share is < 0 or > 1)
            faults.Add(path, "a share from 0 to 1", PolicyFaults.Text(step.Share), "1 is the full weight");
        if (step.FromDay <= before?.FromDay)
            faults.Add(path, $"a day after {before.Value.FromDay}", $"{step.FromDay}", "list the steps by rising day");
        if (step.Share > before?.Share)
            faults.Add(
                path,
                $"at most {PolicyFaults.Text(before.Value.Share)}, the share before",
                PolicyFaults.Text(step.Share),
                "decay never increases"
            );
    }

    private static void CheckFrequency(ImmutableArray<FrequencyStep> steps, string path, PolicyFaults faults)
    {
        var before = new FrequencyStep(1, 1m);
        foreach (var step in steps)
        {
            if (step.Count <= before.Count || step.Count > PolicyLimits.FrequencyCountMax)
                faults.Add(
                    $"{path}.{step.Count}",
                    $"a number of records from {before.Count + 1} to {PolicyLimits.FrequencyCountMax}",
                    $"{step.Count}",
                    "list the steps by rising number, from 2 on"
                );
            if (step.Multiplier < before.Multiplier || step.Multiplier > PolicyLimits.MultiplierMax)
                faults.Add(
                    $"{path}.{step.Count}",
                    $"a multiplier from {PolicyFaults.Text(before.Multiplier)} to {PolicyLimits.MultiplierMax}",
                    PolicyFaults.Text(step.Multiplier),
                    "frequency never makes records count less"
                );
            before = step;
        }
    }

    /// <summary>A share above zero that rounds to zero in Q16 would say that repaired records count, and not let them.</summary>
    private static void CheckRepairedShare(decimal share, string path, PolicyFaults faults)
    {
        if (share is < 0 or > 1 || (share > 0 && Q16.Of(share) == 0))
            faults.Add(
                path,
                "0, or a share from 0.00001 to 1",
                PolicyFaults.Text(share),
                "0 means that repaired records no longer count"
            );
    }
}
