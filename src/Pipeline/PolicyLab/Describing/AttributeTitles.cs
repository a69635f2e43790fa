using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.PolicyLab.Describing;

/// <summary>
/// What people call attributes: in Chinese as the headers of the sources do (the first of the source that speaks first, without its unit),
/// in English by their ids.
/// </summary>
internal sealed class AttributeTitles(Workspace workspace)
{
    private static readonly char[] Brackets = ['（', '('];

    public Wording Of(string recordType, string attribute)
    {
        var header = workspace
            .Contracts.Values.Where(contract => contract.Feeds == DatasetKind.Records && contract.RecordType == recordType)
            .OrderBy(contract => contract.Rank)
            .ThenBy(contract => contract.Id, StringComparer.Ordinal)
            .SelectMany(contract => contract.Columns)
            .Where(column => column.Attribute == attribute)
            .SelectMany(column => column.From)
            .FirstOrDefault(IsChinese);
        var english = attribute.Replace('_', ' ');
        return new(header is null ? english : WithoutUnit(header), english);
    }

    public AttributeType? TypeOf(string attribute) => workspace.FreeAttributes.TryGetValue(attribute, out var type) ? type : null;

    private static bool IsChinese(string header) => header.Any(character => character is >= '\u4e00' and <= '\u9fff');

    private static string WithoutUnit(string header) =>
        header.IndexOfAny(Brackets) is > 0 and var bracket ? header[..bracket] : header;
}
