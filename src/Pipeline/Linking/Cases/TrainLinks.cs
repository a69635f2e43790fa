using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Learns a model from files.</summary>
public static class TrainLinks
{
    /// <summary>Learns, with the truth where it is known.</summary>
    /// <param name="files">What to learn from.</param>
    /// <param name="threads">How many threads work.</param>
    /// <returns>The model as a document.</returns>
    /// <exception cref="Workspaces.BrokenContractException">A file cannot be read, or lacks a column.</exception>
    public static byte[] From(CaseFiles files, int threads)
    {
        var linkCase = files.ToCase();
        var entities = linkCase.ReadEntities(threads);
        var truth = files.Truth is { } file ? TruthFile.Read(file, entities) : null;
        return Learn(linkCase, entities, truth, threads).ToJson();
    }

    internal static LinkModel Learn(LinkCase linkCase, EntityTable entities, TruthFile? truth, int threads)
    {
        var records = CaseSample.Records(linkCase);
        return TrainOnCase.Learn(
            entities,
            [.. records.Select(record => record.Fields)],
            i => new KnownOwner(truth?.Of(records[i].Id)?.Entity),
            isChosen: false,
            CaseSample.ErrorShare,
            threads
        );
    }
}
