using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Takes a sample of the records of files: those whose ids have the smallest hashes, in the order of these, whatever the order of the file.</summary>
internal static class CaseSample
{
    /// <summary>The share of wrong attachments that is accepted unless another is asked for.</summary>
    public const double ErrorShare = 0.004;

    public static IReadOnlyList<CaseRecord> Records(LinkCase linkCase)
    {
        var chosen = new PriorityQueue<CaseRecord, ulong>(Comparer<ulong>.Create((a, b) => b.CompareTo(a)));
        foreach (var record in linkCase.ReadRecords())
        {
            var hash = KeyList.HashOf(record.Id);
            if (chosen.Count < TrainOnCase.RecordsMax)
                chosen.Enqueue(record, hash);
            else
                chosen.EnqueueDequeue(record, hash);
        }
        return
        [
            .. chosen
                .UnorderedItems.OrderBy(item => item.Priority)
                .ThenBy(item => item.Element.Id, StringComparer.Ordinal)
                .Select(item => item.Element),
        ];
    }
}
