using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Reading;

/// <summary>Contracts made in code, for tests that need no workspace.</summary>
internal static class TrialContract
{
    public static SourceContract Of(params ColumnMapping[] columns) =>
        new()
        {
            Id = "trial",
            Department = "南昌市某局",
            Dataset = "试验数据",
            Feeds = DatasetKind.Records,
            RecordType = "penalty",
            FilePattern = "trial_{yyyyMMdd}.csv",
            Format = DumpFormat.Csv,
            NaturalKey = ["document_number", "party"],
            Columns = [.. columns],
            Hash = "",
        };

    public static ColumnMapping Column(string attribute, AttributeType type, params string[] from) =>
        new()
        {
            Attribute = attribute,
            From = from.Length == 0 ? [attribute] : [.. from],
            Type = type,
        };
}
