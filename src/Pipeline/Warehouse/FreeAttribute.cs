using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Warehouse;

/// <summary>An attribute of records that only contracts and policies know, kept as a typed column <c>a_NAME</c> of detail or statement.</summary>
internal sealed record FreeAttribute(string Name, AttributeType Type)
{
    public string ColumnName => $"a_{Name}";

    public string SqlType =>
        Type switch
        {
            AttributeType.Amount or AttributeType.Integer => "BIGINT",
            AttributeType.Date => "INTEGER",
            _ => "VARCHAR",
        };

    /// <summary>A text: it stands in detail, a number or a day in statement.</summary>
    public bool IsText => SqlType == "VARCHAR";

    /// <summary>The free attributes of all record sources, by name.</summary>
    public static ImmutableArray<FreeAttribute> Of(IEnumerable<SourceContract> contracts) =>
        [
            .. contracts
                .Where(contract => contract.Feeds == DatasetKind.Records)
                .SelectMany(contract => contract.Columns)
                .Where(column => AttributeVocabulary.IsFree(DatasetKind.Records, column.Attribute))
                .Select(column => new FreeAttribute(column.Attribute, column.Type))
                .DistinctBy(attribute => attribute.Name)
                .OrderBy(attribute => attribute.Name, StringComparer.Ordinal),
        ];
}
