using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FoodCredit.Pipeline.PolicyLab.Backtesting;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Calibrating;
using FoodCredit.Scoring.Learning.Weights;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Learning;

/// <summary>
/// Learns a policy from what followed: 1. what came about, by all that is known now; 2. what counted for each entity on past days, by the old policy's grades, windows and periods;
/// 3. weights, decay and saturation by which points tell most of what followed; 4. thresholds by which colours are as many as before; 5. the old document with the new numbers.
/// </summary>
public static class LearnPolicy
{
    /// <summary>With fewer ratings that an incident followed nothing is learned.</summary>
    private const int IncidentsLeast = 100;

    /// <summary>Learns, and writes the document.</summary>
    /// <param name="workspace">The city.</param>
    /// <param name="options">From what.</param>
    /// <param name="clock">For the lock.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    /// <exception cref="BrokenContractException">
    /// Nothing was loaded, no horizon of any day ends by the last day known, there are too few incidents, or another policy has the version.
    /// </exception>
    public static PolicyLearning Of(
        Workspace workspace,
        LearnPolicyOptions options,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var old = options.Policy ?? workspace.Policy;
        var version = options.Version ?? $"{old.Policy.Version}-learned";
        RefuseVersion(workspace, old, version, options.File);
        using var city = LabCity.Open(workspace, options.Days[0], clock, cancellation);
        var knownUntil = KnownIncidents.Make(city, workspace.Policy, options.Incidents);
        var days = KnownIncidents.DaysThatEnd(options.Days, options.HorizonDays, knownUntil);
        var cases = Collect(city, old, days, options.HorizonDays);
        var learned = FitWeights.Of(cases);
        var policy = old.Policy with { Version = version, Types = LearnedTypes.Of(old.Policy.Types, learned) };
        var colours = Calibrate(city, old, policy);
        policy = policy with
        {
            Thresholds = new Thresholds(colours[0].ThresholdMilli, colours[1].ThresholdMilli, colours[2].ThresholdMilli),
        };
        if (PolicyCompiler.Compile(policy).Plan is null)
            throw new InvalidOperationException("A learned policy does not compile.");
        Write(workspace, options.File, old, policy, learned);
        return new PolicyLearning
        {
            File = options.File,
            Version = version,
            From = PolicyName.Of(old),
            Days = days,
            HorizonDays = options.HorizonDays,
            Rows = (long)cases.Rows.Sum(),
            WithIncident = (long)cases.Events.Sum(),
            Types =
            [
                .. old.Policy.Types.Select(
                    (type, i) =>
                        new LearnedTypeChange(
                            type.RecordType,
                            LearnedTypes.IsLearned(learned[i]),
                            learned[i].Records,
                            type.WeightsMilli,
                            policy.Types[i].WeightsMilli
                        )
                ),
            ],
            Colours = colours,
        };
    }

    private static WeightCases Collect(LabCity city, PolicyDocument old, ImmutableArray<DateOnly> days, int horizonDays)
    {
        var cases = new WeightCases(old.Policy.Types.Length, days.Length);
        CaseRows.ForEach(city, old, days, horizonDays, row => cases.Add(row.Cells, row.Multiplier, row.HasIncident));
        var incidents = cases.Events.Sum();
        return incidents >= IncidentsLeast && incidents < cases.Rows.Sum()
            ? cases
            : throw new BrokenContractException(
                new Fault(
                    "warehouse/",
                    0,
                    0,
                    $"{IncidentsLeast} or more ratings that an incident followed, and some that none did",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{incidents} of {cases.Rows.Sum()} from {days[0]:yyyy-MM-dd} to {days[^1]:yyyy-MM-dd}"
                    ),
                    "name more days, a longer --horizon or a lower --incident"
                )
            );
    }

    /// <summary>On the last day: as many of each colour as by the old policy.</summary>
    private static ImmutableArray<CalibratedColour> Calibrate(LabCity city, PolicyDocument old, Policy policy)
    {
        city.Grade(old);
        city.Score(old);
        var targets = city
            .Warehouse.Rows(
                "SELECT colour, count(*) FROM rating WHERE colour > 0 GROUP BY colour",
                row => (Colour: (Colour)row.GetByte(0), Count: row.GetInt64(1))
            )
            .ToDictionary(own => own.Colour, own => own.Count);
        return CalibratePolicy.Colours(city, old.With(policy), targets);
    }

    private static void RefuseVersion(Workspace workspace, PolicyDocument old, string version, string file)
    {
        if (
            workspace.Policies.FirstOrDefault(own =>
                own.Policy.Id == old.Policy.Id && own.Policy.Version == version && own.File != file
            ) is
            { } same
        )
            throw new BrokenContractException(
                new Fault(same.File, 0, 0, $"no other policy of version {version}", "one", "name another version with --version")
            );
        if (
            !file.StartsWith("policies/", StringComparison.Ordinal)
            || !file.EndsWith(".yaml", StringComparison.Ordinal)
            || file == old.File
        )
            throw new BrokenContractException(
                new Fault(
                    file,
                    0,
                    0,
                    $"another document than {old.File} in the workspace's folder policies",
                    file,
                    "name one such as policies/learned.yaml"
                )
            );
    }

    private static void Write(
        Workspace workspace,
        string file,
        PolicyDocument old,
        Policy policy,
        ImmutableArray<LearnedType> learned
    )
    {
        var text = File.ReadAllText(Path.Combine(workspace.Directory, old.File));
        var isLearned = policy
            .Types.Zip(learned)
            .Where(pair => LearnedTypes.IsLearned(pair.Second))
            .Select(pair => pair.First.RecordType);
        File.WriteAllText(
            Path.Combine(workspace.Directory, file),
            LearnedDocument.Of(old, text, policy, isLearned.ToHashSet(StringComparer.Ordinal).Contains),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        );
    }
}
