using System.Collections.Immutable;
using FoodCredit.Pipeline.Drifting;
using FoodCredit.Pipeline.Gating;
using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Rating;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Pipeline.Running;

/// <summary>
/// The run that every night makes:
/// 1. take the workspace's lock; 2. compare the new dumps with their contracts, and load them in one transaction; 3. derive the run's id, and stop if
/// that run is already published; 4. match, grade, score as of the day; 5. write the outputs to a staging directory; 6. hold them against the gates; 7. seal
/// them, and put them in force, or keep them as a candidate; 8. note the publication. Killed anywhere, the rating in force is whole, and running again completes with the same bytes.
/// </summary>
public sealed class RunPipeline
{
    private readonly RunOptions options;
    private readonly Workspace workspace;
    private readonly ScoringPlan plan;
    private readonly PublishedFolder published;
    private readonly StageClock stages;
    private readonly TimeProvider clock;
    private readonly IProgress<RunEvent> progress;
    private readonly CancellationToken cancellation;
    private readonly int asOf;
    private readonly Lazy<SecondOpinion?> secondOpinion;

    private RunPipeline(RunOptions options, TimeProvider clock, IProgress<RunEvent> progress, CancellationToken cancellation)
    {
        (this.options, this.clock, this.progress, this.cancellation) = (options, clock, progress, cancellation);
        workspace = options.Workspace;
        plan = workspace.Policy.ToPlan();
        published = new PublishedFolder(workspace.Settings.PublishedFolder);
        stages = new StageClock(clock, progress);
        asOf = Days.Of(options.AsOf);
        secondOpinion = new(() => SecondOpinion.Of(workspace));
    }

    /// <summary>The version of this program, part of every run's id.</summary>
    public static string ProgramVersion { get; } =
        typeof(RunPipeline).Assembly.GetName().Version?.ToString(3)
        ?? throw new InvalidOperationException("The assembly has no version.");

    /// <summary>Runs.</summary>
    /// <exception cref="BrokenContractException">The inbox or a dump is not what the workspace's documents say.</exception>
    /// <exception cref="RunBlockedException">A dump refuses more rows than its source tolerates, or a gate blocked the candidate, which is kept.</exception>
    /// <exception cref="WorkspaceLockedException">Another run is going on.</exception>
    /// <exception cref="WorkspaceUnusableException">Folders cannot be written.</exception>
    /// <exception cref="IntegrityException">What was published before is damaged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was published.</exception>
    public static RunResult Run(
        RunOptions options,
        TimeProvider clock,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    ) => new RunPipeline(options, clock, progress, cancellation).Run();

    /// <summary>
    /// Makes the ratings of past days, oldest first, from what is in the warehouse: each of them as its day knew it, and the next from it. What is
    /// in force stays so, and the inbox is not looked at.
    /// </summary>
    /// <param name="options">The as-of date in it is not used.</param>
    /// <param name="days">The days, rising, none after the one in force.</param>
    /// <param name="clock">For the manifests.</param>
    /// <param name="progress">Told of each stage.</param>
    /// <param name="cancellation">Stops; the ratings made until then stay.</param>
    /// <exception cref="BrokenContractException">A day is after the one in force, or before the policy.</exception>
    public static ImmutableArray<RunResult> Backfill(
        RunOptions options,
        ImmutableArray<DateOnly> days,
        TimeProvider clock,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    )
    {
        ImmutableArray<RunPipeline> runs =
        [
            .. days.Select(day => new RunPipeline(options with { AsOf = day }, clock, progress, cancellation)),
        ];
        if (runs.IsEmpty)
            return [];
        runs[0].CheckBeforehand();
        var published = runs[0].published;
        var inForce = published.AsOfInForce();
        if (inForce is null || days[^1] > inForce)
            throw new BrokenContractException(
                new Fault(
                    options.Workspace.Settings.PublishedFolder,
                    0,
                    0,
                    inForce is { } day ? $"days up to {Days.Text(day)}, the as-of date in force" : "a rating in force",
                    inForce is null ? "none" : Days.Text(days[^1]),
                    "make the rating of that day with foodcredit run"
                )
            );
        using var open = OpenWorkspace.Open(
            options.Workspace,
            published,
            options.ThreadsOrDefault,
            clock,
            progress,
            cancellation
        );
        return open.WhileHeld<ImmutableArray<RunResult>>(() => [.. runs.Select(run => run.Rate(open, newFiles: 0))]);
    }

    private RunResult Run()
    {
        CheckBeforehand();
        published.EnsureWritable();
        using var open = OpenWorkspace.Open(workspace, published, options.ThreadsOrDefault, clock, progress, cancellation);
        return open.WhileHeld(() => Rate(open, Load(open)));
    }

    /// <summary>What would stop the run later, before anything is changed.</summary>
    private void CheckBeforehand()
    {
        _ = secondOpinion.Value;
        if (options.AsOf < plan.Policy.EffectiveFrom)
            throw new BrokenContractException(
                new Fault(
                    workspace.Policy.File,
                    workspace.Policy.Locate("effective_from").Line,
                    workspace.Policy.Locate("effective_from").Column,
                    $"an as-of date from {Days.Text(plan.Policy.EffectiveFrom)} on, when the policy takes effect",
                    Days.Text(options.AsOf),
                    "name a later date, or a policy of that time in foodcredit.yaml"
                )
            );
    }

    private RunResult Rate(OpenWorkspace open, int newFiles)
    {
        var (warehouse, publications) = (open.Warehouse, open.Publications);
        var inputs = RunInputs.KnownBy(asOf, warehouse);
        var withdrawn = open.Audit.Withdrawn;
        var previous = PreviousRun.Before(asOf, withdrawn, warehouse);
        var runId = RunId.Derive(Facts(inputs, previous, warehouse));
        var directory = PublishedFolder.DirectoryOf(options.AsOf, runId);
        if (WasBlocked(directory) is { } blocked)
            throw blocked;
        return Directory.Exists(published.Absolute(directory))
            ? Adopt(publications, directory, newFiles, withdrawn.Contains(PublishedFolder.NameOf(directory)))
            : Make(open, inputs, previous, runId, directory, newFiles);
    }

    /// <summary>Loads the new dumps; gives their number.</summary>
    private int Load(OpenWorkspace open)
    {
        using var inbox = stages.Time(
            "find new files",
            () => Inbox.Search(workspace, open.Warehouse, clock, options.ThreadsOrDefault, progress, cancellation)
        );
        var files = inbox.NewFiles;
        stages.Time(
            "compare with contracts",
            () => FindDrift.In(workspace, files, [], options.ThreadsOrDefault, cancellation).ThrowIfAny()
        );
        var knownFrom = open.Publications.LatestAsOf;
        if (files.Length > 0)
            stages.Time(
                "load",
                () =>
                    open.Log.Loading(
                        files,
                        () =>
                            new IngestFiles(workspace, open.Warehouse, progress, cancellation).Load(
                                files,
                                knownFrom,
                                options.ThreadsOrDefault,
                                () => open.Log.NoteLoad(workspace, files, knownFrom)
                            )
                    )
            );
        inbox.Remember(open.Warehouse, clock);
        return files.Length;
    }

    /// <summary>Everything that the data files depend on, each a line.</summary>
    private IEnumerable<string> Facts(ImmutableArray<RunInput> inputs, PreviousRun? previous, WarehouseConnection warehouse)
    {
        yield return $"program {ProgramVersion} schema {OutputFile.SchemaVersion}";
        yield return $"as_of {Days.Text(options.AsOf)}";
        yield return $"previous {previous?.RunId ?? "none"}";
        yield return $"policy {plan.Policy.Hash}";
        if (secondOpinion.Value is { } opinion)
            yield return $"second opinion {opinion.Model}";
        foreach (var (file, hash) in workspace.FileHashes)
            yield return $"document {file} {hash}";
        foreach (var input in inputs.OrderBy(input => input.Sha256, StringComparer.Ordinal))
            yield return $"input {input.Sha256} {input.File} {input.ContractHash} {Days.Text(input.KnownFrom)}";
        foreach (var settlement in RunInputs.Settlements(asOf, warehouse))
            yield return settlement;
        foreach (var review in RunInputs.Reviews(asOf, warehouse))
            yield return review;
    }

    /// <summary>The run with this id was published before, perhaps by one that was killed before it was put in force.</summary>
    private RunResult Adopt(Publications publications, string directory, int newFiles, bool isWithdrawn)
    {
        var faults = VerifyRun.FaultsAsync(published.Absolute(directory), cancellation).GetAwaiter().GetResult();
        if (faults.Length > 0)
            throw new IntegrityException(
                $"{string.Join('\n', faults)}\nThe run {directory} was published before and is no longer whole. Restore it from a backup, or move it away and run again."
            );
        // What a person turned back stays so until a person says otherwise.
        var isInForce = !isWithdrawn && publications.PutInForce(directory, options.AsOf, published.Manifest(directory));
        return new RunResult(directory, published.Manifest(directory), newFiles, IsNew: false, isInForce)
        {
            IsWithdrawn = isWithdrawn,
        };
    }

    private RunResult Make(
        OpenWorkspace open,
        ImmutableArray<RunInput> inputs,
        PreviousRun? previous,
        string runId,
        string directory,
        int newFiles
    )
    {
        var warehouse = open.Warehouse;
        PreviousRun.Load(previous, published, warehouse);
        var rate = new RateEntities(workspace, plan, warehouse);
        stages.Time("match", () => rate.Match(asOf, options.ThreadsOrDefault));
        SecondOpinion.MakeNone(warehouse);
        if (secondOpinion.Value is { } opinion)
            stages.Time("ask the model", () => opinion.Make(rate, workspace.Policy, asOf, warehouse));
        stages.Time("grade", () => rate.Grade(asOf));
        stages.Time(
            "score",
            () =>
                rate.Score(
                    asOf,
                    options.Engine,
                    options.ThreadsOrDefault,
                    continuesChain: previous?.PolicyHash == plan.Policy.Hash
                )
        );
        var staging = published.Stage(runId, open.Held);
        var rows = stages.Time(
            "write",
            () =>
            {
                OutputRelations.Make(workspace, plan, options.AsOf, runId, warehouse);
                return WriteOutputs.To(staging, warehouse);
            }
        );
        File.WriteAllBytes(
            Path.Combine(staging, OutputFile.Policy),
            File.ReadAllBytes(Path.Combine(workspace.Directory, workspace.Policy.File))
        );
        var manifest = Manifest(inputs, previous, runId, rows, warehouse);
        manifest = manifest with { Gates = stages.Time("gates", () => Judge(staging, manifest, previous, warehouse)) };
        manifest = manifest with { Audit = open.Audit.State, FinishedAt = clock.GetUtcNow(), Stages = stages.Stages };
        File.WriteAllBytes(Path.Combine(staging, OutputFile.Manifest), manifest.ToJson());
        cancellation.ThrowIfCancellationRequested();
        if (manifest.Gates.Any(gate => gate.Outcome == GateOutcome.Blocked))
        {
            published.Keep(staging, directory, open.Held);
            throw Blocked(directory, manifest);
        }
        published.Seal(staging, directory, open.Held);
        var isInForce = open.Publications.PutInForce(directory, options.AsOf, manifest);
        return new RunResult(directory, manifest, newFiles, IsNew: true, isInForce);
    }

    private RunManifest Manifest(
        ImmutableArray<RunInput> inputs,
        PreviousRun? previous,
        string runId,
        ImmutableSortedDictionary<string, long> rows,
        WarehouseConnection warehouse
    ) =>
        new()
        {
            SchemaVersion = OutputFile.SchemaVersion,
            RunId = runId,
            ProgramVersion = ProgramVersion,
            Workspace = workspace.Settings.Name,
            IsSynthetic = workspace.Settings.IsSynthetic,
            AsOf = options.AsOf,
            Policy = new RunPolicy(plan.Policy.Id, plan.Policy.Version, plan.Policy.Hash),
            MatchModel = new RunModel(workspace.Settings.MatchModelFile, workspace.MatchModelHash),
            SecondOpinion = secondOpinion.Value?.Model,
            Engine = options.Engine.ToString().ToLowerInvariant(),
            Threads = options.ThreadsOrDefault,
            PreviousRunId = previous?.RunId,
            Inputs = inputs,
            Books = RunInputs.Books(inputs, asOf, warehouse),
            Colours = Colours(warehouse),
            Rows = rows,
            StartedAt = stages.StartedAt,
            FinishedAt = clock.GetUtcNow(),
            Stages = stages.Stages,
        };

    private ImmutableArray<GateResult> Judge(
        string staging,
        RunManifest manifest,
        PreviousRun? previous,
        WarehouseConnection warehouse
    ) =>
        JudgeCandidate.By(
            workspace.Settings.Gates,
            MeasureCandidate.Of(
                staging,
                manifest,
                previous is null ? null : published.Manifest(previous.Directory),
                [.. plan.Policy.Types.Select(type => type.RecordType)],
                warehouse
            )
        );

    /// <summary>A candidate of the same id that is still whole would be blocked again; one that is damaged is made anew.</summary>
    private RunBlockedException? WasBlocked(string directory)
    {
        var candidate = PublishedFolder.CandidateOf(directory);
        var path = published.Absolute(candidate);
        if (!Directory.Exists(path) || Directory.Exists(published.Absolute(directory)))
            return null;
        if (VerifyRun.FaultsAsync(path, cancellation).GetAwaiter().GetResult().IsEmpty)
            return Blocked(directory, published.Manifest(candidate));
        Directory.Delete(path, recursive: true);
        return null;
    }

    private static RunBlockedException Blocked(string directory, RunManifest manifest)
    {
        var faults = manifest.Gates.Where(gate => gate.Outcome == GateOutcome.Blocked);
        var run = PublishedFolder.NameOf(directory);
        return new RunBlockedException(
            $"""
            {string.Join('\n', faults)}
            {run} is not published; the rating in force is as it was. Look: foodcredit runs show {run}. Then mend the cause and run again, or answer for it: foodcredit publish --candidate {run} --because "..." --by "..."; or remove it: foodcredit discard --candidate {run} --because "..." --by "..."
            """
        )
        {
            Candidate = PublishedFolder.CandidateOf(directory),
            Manifest = manifest,
        };
    }

    private static ImmutableSortedDictionary<string, long> Colours(WarehouseConnection warehouse) =>
        warehouse
            .Rows(
                "SELECT colour, count(*) FROM ratings GROUP BY colour ORDER BY colour",
                row => (row.GetString(0), row.GetInt64(1))
            )
            .ToImmutableSortedDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
}
