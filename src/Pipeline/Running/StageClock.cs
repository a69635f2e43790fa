using System.Collections.Immutable;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Pipeline.Running;

/// <summary>Tells the stages of a run as they begin, and how long each took.</summary>
internal sealed class StageClock(TimeProvider clock, IProgress<RunEvent> progress)
{
    private readonly List<StageTime> stages = [];

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    public ImmutableArray<StageTime> Stages => [.. stages];

    public void Time(string stage, Action work) =>
        Time(
            stage,
            () =>
            {
                work();
                return true;
            }
        );

    public T Time<T>(string stage, Func<T> work)
    {
        progress.Report(new RunEvent.StageBegun(stage));
        var start = clock.GetTimestamp();
        var result = work();
        stages.Add(new StageTime(stage, Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3)));
        return result;
    }
}
