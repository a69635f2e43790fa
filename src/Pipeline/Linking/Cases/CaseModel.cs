using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>The model by which files are linked: the one that is named, one learned from them, or the program's own.</summary>
internal static class CaseModel
{
    public static LinkModel Of(CaseFiles files, LinkCase linkCase, EntityTable entities, int threads) =>
        files.Model is { } file ? LinkModel.FromJson(file, File.ReadAllBytes(file), linkCase.Scheme)
        : files.IsTrained || files.Compare is not null ? TrainLinks.Learn(linkCase, entities, truth: null, threads)
        : LinkSchemes.BusinessModel;
}
