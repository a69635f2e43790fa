using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// Writes all dumps, two at a time; which of them is written first changes no byte. The truth of each is appended to
/// <c>rows.csv</c> in the order of the file names.
/// </summary>
internal sealed class DumpSet(CityPlan city, Workspace workspace, string inbox, string truth, IProgress<SampleProgress>? progress)
{
    private const int Writers = 2;

    private readonly Lock appending = new();
    private readonly Dictionary<int, string> finished = [];
    private int appended;
    private int written;
    private SampleSummary sum = new(0, 0, 0, 0, 0, 0);

    public SampleSummary Write()
    {
        var dumps = city
            .Sources.Where(IsTold)
            .SelectMany(source => Enumerable.Range(0, source.Days.Length).Select(delivery => (source, delivery)))
            .OrderBy(dump => dump.source.FileName(dump.delivery), StringComparer.Ordinal)
            .ToArray();
        using var rows = new FileStream(Path.Combine(truth, "rows.csv"), FileMode.CreateNew, FileAccess.Write);
        rows.Write(System.Text.Encoding.UTF8.GetBytes(TruthWriter.Header + "\n"));
        try
        {
            Parallel.ForEach(
                System.Collections.Concurrent.Partitioner.Create(
                    Enumerable.Range(0, dumps.Length),
                    System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering
                ),
                new ParallelOptions { MaxDegreeOfParallelism = Writers },
                i =>
                {
                    var part = Path.Combine(truth, $"rows.{i:D5}.part");
                    var summary = DumpJob.Write(city, workspace, dumps[i].source, dumps[i].delivery, inbox, part);
                    lock (appending)
                        Append(rows, i, part, summary, dumps.Length);
                }
            );
        }
        catch (AggregateException e)
        {
            // One writer's failure, or a cancelling listener's, is the caller's to see as it is.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
        return sum;
    }

    /// <summary>The mirror of the register stays empty: its rows would say nothing that the register does not.</summary>
    private bool IsTold(SourcePlan source) =>
        source.Facts > 0
        || source.Contract.Feeds == Contracts.DatasetKind.Amendments
        || source.Contract.Id is "scjg_registration" or "scjg_food_licence";

    private void Append(FileStream rows, int dump, string part, SampleSummary summary, int total)
    {
        finished.Add(dump, part);
        while (finished.Remove(appended, out var next))
        {
            using (var source = new FileStream(next, FileMode.Open, FileAccess.Read))
                source.CopyTo(rows, 1 << 20);
            File.Delete(next);
            appended++;
        }
        written++;
        sum = new SampleSummary(
            sum.Files + summary.Files,
            sum.Bytes + summary.Bytes,
            0,
            sum.Loaded + summary.Loaded,
            sum.Duplicates + summary.Duplicates,
            sum.Refused + summary.Refused
        );
        progress?.Report(new SampleProgress(written, total, sum.Rows));
    }
}
