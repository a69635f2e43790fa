using System.CommandLine;
using System.Globalization;

namespace FoodCredit.Benchmarks.Faults;

/// <summary>
/// Disturbs runs of the real program at their file operations and kills them, and counts what must not be: a run in force that is not whole, a
/// run after it with other bytes, a crash, a message that does not help.
/// </summary>
internal sealed class FaultCampaign
{
    /// <summary>So many of the kills are at moments; the others at operations.</summary>
    private const int KillsAtAMomentShare = 4;

    private static readonly FaultPoint[] Faults =
    [
        .. from kind in (FaultKind[])[FaultKind.NoSpace, FaultKind.InputOutput, FaultKind.Denied]
        from isLasting in (bool[])[false, true]
        select new FaultPoint(0, kind, isLasting),
    ];

    private static readonly FaultKind[] Kills = [FaultKind.KillBefore, FaultKind.KillWithin, FaultKind.KillAfter];

    private readonly FaultTrial trial;
    private readonly List<TrialOutcome> outcomes = [];

    private FaultCampaign(FaultTrial trial) => this.trial = trial;

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var every = new Option<int>("--every") { Description = "Strike every K-th operation.", DefaultValueFactory = _ => 1 };
        var points = new Option<int?>("--points")
        {
            Description = "Strike so many operations for each kind of fault, evenly spread, instead.",
        };
        var kills = new Option<int>("--kills") { Description = "Kill so often.", DefaultValueFactory = _ => 200 };
        var dir = new Option<string?>("--dir") { Description = "Where to make the cities; by default a temporary folder." };
        var program = new Option<string>("--program")
        {
            Description = "The foodcredit.dll to run.",
            DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "foodcredit.dll"),
        };
        every.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--every: expected a number from 1 on.");
        });
        var command = new Command("faults", "Disturbs and kills runs at their file operations.")
        {
            every,
            points,
            kills,
            dir,
            program,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(every),
                parsed.GetValue(points),
                parsed.GetValue(kills),
                parsed.GetValue(dir),
                parsed.GetValue(program)!
            )
        );
        return command;
    }

    private static async Task<int> Run(int every, int? points, int kills, string? dir, string program)
    {
        if (FaultShim.Missing is { } missing)
        {
            Console.Error.WriteLine(missing);
            return 2;
        }
        Machine.Print(Console.Out);
        var root = dir is null
            ? Directory.CreateTempSubdirectory("foodcredit-faults-").FullName
            : Directory.CreateDirectory(dir).FullName;
        try
        {
            var city = await TrialCity.Make(root, program).ConfigureAwait(false);
            var campaign = new FaultCampaign(new FaultTrial(city, program, FaultShim.Compile(root)));
            var operations = await campaign.Operations().ConfigureAwait(false);
            foreach (var fault in Faults)
            {
                var able = operations
                    .Where(operation => operation.CanFail(fault.Kind))
                    .Select(operation => operation.Number)
                    .ToArray();
                foreach (var number in points is { } count ? Spread(able, count) : able.Where((_, place) => place % every == 0))
                    await campaign.Try(fault with { Number = number }).ConfigureAwait(false);
            }
            await campaign.Kill(operations, kills).ConfigureAwait(false);
            return campaign.Report(operations.Count);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private async Task<IReadOnlyList<FileOperation>> Operations()
    {
        var copy = trial.City.Copy("counted");
        var start = ProgramRun.Of(trial.Program, copy, TrialCity.LastDay);
        trial.Shim.Count(start, copy, $"{copy}.trace");
        var run = await ProgramRun.ToEnd(start).ConfigureAwait(false);
        var operations = FileOperation.Read($"{copy}.trace");
        Directory.Delete(copy, recursive: true);
        return run.ExitCode == 0 && operations.Count > 0
            ? operations
            : throw new InvalidOperationException($"Operations could not be counted; exit code {run.ExitCode}: {run.Error}");
    }

    private async Task Kill(IReadOnlyList<FileOperation> operations, int kills)
    {
        // The seed makes the moments the same in every campaign.
        var chance = new Random(20211231);
        var atMoments = kills / KillsAtAMomentShare;
        var numbers = Spread([.. operations.Select(operation => operation.Number)], kills - atMoments).ToArray();
        for (var i = 0; i < numbers.Length; i++)
            await Try(new FaultPoint(numbers[i], Kills[i % Kills.Length])).ConfigureAwait(false);
        for (var i = 0; i < atMoments; i++)
            Add(
                await trial
                    .Killed(TimeSpan.FromSeconds(chance.NextDouble() * trial.City.UndisturbedSeconds), Name)
                    .ConfigureAwait(false)
            );
    }

    private string Name => string.Create(CultureInfo.InvariantCulture, $"trial-{outcomes.Count}");

    private async Task Try(FaultPoint point) => Add(await trial.At(point, Name).ConfigureAwait(false));

    private void Add(TrialOutcome outcome)
    {
        outcomes.Add(outcome);
        foreach (var violation in outcome.Violations)
            Console.WriteLine($"{outcome.What} ({outcome.Struck?.Name} {outcome.Struck?.Path}): {violation}");
    }

    private int Report(int operations)
    {
        var recoveries = outcomes.Select(outcome => outcome.RecoverySeconds).Order().ToArray();
        var killed = outcomes.Count(outcome => outcome.Run.ExitCode == 128 + 9);
        var violations = outcomes.Sum(outcome => outcome.Violations.Count);
        Figure("operations", operations, "0");
        Figure("points", outcomes.Count, "0");
        Figure("runs_failed", outcomes.Count(outcome => outcome.Run.ExitCode == 1), "0");
        Figure("runs_refused_for_a_document", outcomes.Count(outcome => outcome.Run.ExitCode == 2), "0");
        Figure("runs_killed", killed, "0");
        Figure("runs_done_despite_it", outcomes.Count(outcome => outcome.Run.ExitCode == 0), "0");
        Figure("reads_of_current", outcomes.Sum(outcome => outcome.Reads), "0");
        Figure("undisturbed_seconds", trial.City.UndisturbedSeconds, "0.00");
        Figure("recovery_seconds_median", recoveries[recoveries.Length / 2], "0.00");
        Figure("recovery_seconds_max", recoveries[^1], "0.00");
        Figure("violations", violations, "0");
        return violations == 0 ? 0 : 1;
    }

    private static void Figure(string name, double value, string format) =>
        Console.WriteLine($"{name}: {value.ToString(format, CultureInfo.InvariantCulture)}");

    /// <summary>So many of them, evenly spread from the first to the last.</summary>
    private static IEnumerable<int> Spread(int[] numbers, int count) =>
        Enumerable
            .Range(0, Math.Min(count, numbers.Length))
            .Select(i => numbers[(int)((i + 0.5) * numbers.Length / Math.Min(count, numbers.Length))]);
}
