using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace FoodCredit.Scoring.Learning.Tables;

/// <summary>The features that a model reads, in its order.</summary>
public sealed record TableSchema(ImmutableArray<FeatureSchema> Features)
{
    public static TableSchema Of(LearningTable table) =>
        new([.. table.Features.Select(feature => new FeatureSchema(feature.Name, feature.Kind))]);

    /// <summary>SHA-256 of names and kinds in order, lower-case hex.</summary>
    public string Hash() =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', Features.Select(feature => $"{feature.Kind.ToString().ToLowerInvariant()} {feature.Name}"))
                )
            )
        );

    /// <summary>How a table is not what a model reads: features missing, or of another kind. Others may stand beside them.</summary>
    public ImmutableArray<LearningFault> Faults(LearningTable table) =>
        [
            .. from wanted in Features
            let found = table.Find(wanted.Name)
            where found is null || (found.Kind != wanted.Kind && !IsAllMissing(found))
            select new LearningFault(
                wanted.Name,
                $"a {Word(wanted.Kind)}, as when the model was learned",
                found is null ? "no such column" : $"a {Word(found.Kind)}",
                "the features have moved: name the column as it was, or train again"
            ),
        ];

    /// <summary>The model's features of a table, in the model's order. A column in which everything is missing is of either kind.</summary>
    public LearningTable Select(LearningTable table) =>
        table.With([.. Features.Select(wanted => AsKind(table[wanted.Name], wanted))]);

    public bool Equals(TableSchema? other) => other is not null && Features.SequenceEqual(other.Features);

    public override int GetHashCode() => Features.Length;

    private static FeatureColumn AsKind(FeatureColumn column, FeatureSchema wanted) =>
        column.Kind == wanted.Kind ? column
        : wanted.Kind == FeatureKind.Number
            ? FeatureColumn.OfNumbers(column.Name, [.. Enumerable.Repeat(double.NaN, column.Rows)])
        : FeatureColumn.OfCategories(column.Name, [.. Enumerable.Repeat(FeatureColumn.Missing, column.Rows)], []);

    private static bool IsAllMissing(FeatureColumn column) =>
        column.Kind == FeatureKind.Number
            ? Array.TrueForAll(column.Numbers, double.IsNaN)
            : Array.TrueForAll(column.Codes, code => code == FeatureColumn.Missing);

    private static string Word(FeatureKind kind) => kind == FeatureKind.Number ? "number" : "category";
}

/// <summary>A feature that a model reads.</summary>
public sealed record FeatureSchema(string Name, FeatureKind Kind);
