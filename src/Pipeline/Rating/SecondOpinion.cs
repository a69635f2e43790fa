using System.Collections.Immutable;
using FoodCredit.Pipeline.Learning;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Pipeline.PolicyLab.Features;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Tables;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Rating;

/// <summary>
/// What a model of the workspace's registry thinks of the entities that a policy rates. It changes no colour: it stands beside it, and tells where a person might look again.
/// </summary>
internal sealed class SecondOpinion
{
    /// <summary>The folder of the registry in a workspace.</summary>
    public const string Registry = "models";

    private readonly RegisteredModel model;

    private SecondOpinion(RegisteredModel model) => this.model = model;

    /// <summary>The model's id.</summary>
    public string Model => model.Record.Id;

    /// <summary>The second opinion that a workspace names; null: it names none.</summary>
    /// <exception cref="BrokenContractException">There is no such model, or it is damaged.</exception>
    public static SecondOpinion? Of(Workspace workspace) =>
        workspace.Settings.SecondOpinion is { } name
            ? new SecondOpinion(new ModelRegistry(Path.Combine(workspace.Directory, Registry)).Find(name))
            : null;

    /// <summary>Makes second_opinion without a row.</summary>
    public static void MakeNone(WarehouseConnection warehouse) =>
        warehouse.Execute("CREATE OR REPLACE TEMP TABLE second_opinion (entity_id VARCHAR, score_millionths INTEGER)");

    /// <summary>Makes second_opinion, one row a rated entity: the probability that the model gives, in millionths. Grading comes after it.</summary>
    /// <param name="rate">With its records matched.</param>
    /// <param name="policy">Grades, and says who is rated.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="warehouse">Where the relations are.</param>
    /// <exception cref="BrokenContractException">The features are not those that the model was trained on.</exception>
    public void Make(RateEntities rate, PolicyDocument policy, int asOf, WarehouseConnection warehouse)
    {
        rate.GradeFacts(asOf, policy.Policy.Scope == PolicyScope.All);
        AddressPlaces.Make(warehouse);
        warehouse.Execute("CREATE OR REPLACE TEMP TABLE next_incident (entity_id VARCHAR, event_day INTEGER)");
        EntityFeatures.Make(warehouse, policy, asOf, horizonDays: 0, knownUntil: 0, part: null);
        var (entities, table) = Read(warehouse);
        LearningFaults.Throw(policy.File, model.Model.Schema.Faults(table));
        var scores = model.Model.Score(model.Model.Schema.Select(table));
        MakeNone(warehouse);
        using var appender = warehouse.AppendTo("second_opinion");
        for (var i = 0; i < scores.Length; i++)
            appender
                .CreateRow()
                .AppendValue(entities[i])
                .AppendValue((int)Math.Round(1_000_000 * scores[i], MidpointRounding.AwayFromZero))
                .EndRow();
    }

    /// <summary>The entities, and the features that the model reads of those that there are.</summary>
    private (List<string> Entities, LearningTable Table) Read(WarehouseConnection warehouse)
    {
        var known = warehouse
            .Rows("SELECT column_name FROM duckdb_columns() WHERE table_name = 'entity_feature'", row => row.GetString(0))
            .ToHashSet(StringComparer.Ordinal);
        var wanted = model.Model.Schema.Features.Where(feature => known.Contains(feature.Name)).ToImmutableArray();
        var entities = new List<string>();
        var numbers = wanted.Select(_ => new List<double>()).ToArray();
        var texts = wanted.Select(_ => new List<string?>()).ToArray();
        warehouse.ForEach(
            $"SELECT entity_id{string.Concat(wanted.Select(Cell))} FROM entity_feature ORDER BY entity_id",
            row =>
            {
                entities.Add(row.GetString(0));
                for (var i = 0; i < wanted.Length; i++)
                {
                    if (wanted[i].Kind == FeatureKind.Number)
                        numbers[i].Add(row.IsDBNull(i + 1) ? double.NaN : row.GetDouble(i + 1));
                    else
                        texts[i].Add(row.IsDBNull(i + 1) ? null : row.GetString(i + 1));
                }
            }
        );
        return (
            entities,
            new LearningTable(
                [
                    .. wanted.Select(
                        (feature, i) =>
                            feature.Kind == FeatureKind.Number
                                ? FeatureColumn.OfNumbers(feature.Name, [.. numbers[i]])
                                : FeatureColumn.OfTexts(feature.Name, texts[i])
                    ),
                ],
                []
            )
        );
    }

    private static string Cell(FeatureSchema feature) =>
        feature.Kind == FeatureKind.Number
            ? $", TRY_CAST({SqlText.Quote(feature.Name)} AS DOUBLE)"
            : $", CAST({SqlText.Quote(feature.Name)} AS VARCHAR)";
}
