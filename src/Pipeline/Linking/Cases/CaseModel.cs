using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>The model by which files are linked: the one that is named, one learned from them, or the program's own.</summary>
internal static class CaseModel
{
    public static LinkModel Of(CaseFiles files, LinkCase linkCase, EntityTable entities, int threads) =>
        files.Model is { } file ? LinkModel.FromJson(file, Read(file), linkCase.Scheme)
        : files.IsTrained || files.Compare is not null ? TrainLinks.Learn(linkCase, entities, truth: null, threads)
        : LinkSchemes.BusinessModel;

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BrokenContractException(
                new Fault(file, 0, 0, "a model that can be read", e.Message.TrimEnd('.'), "name one that match train wrote")
            );
        }
    }
}
