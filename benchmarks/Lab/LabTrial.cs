using System.Collections.Immutable;
using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Pipeline.PolicyLab.Backtesting;
using FoodCredit.Pipeline.PolicyLab.Learning;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Benchmarks.Lab;

/// <summary>Training rows, and the rows of the held-out year with the points that a learned policy gives them.</summary>
/// <param name="Table">Of each row how many counting records of each type, severity and age step, and the product of its context multipliers.</param>
/// <param name="TrainingRows">Rows whose horizon ends before the held-out day.</param>
/// <param name="TestRows">Rows of the held-out day.</param>
/// <param name="Entities">By row.</param>
/// <param name="PointsOf">Of the learned policy on the held-out day, by entity.</param>
internal sealed record LabTrial(
    LearningTable Table,
    int[] TrainingRows,
    int[] TestRows,
    ImmutableArray<string> Entities,
    IReadOnlyDictionary<string, double> PointsOf
)
{
    /// <summary>Cells that fewer rows have are left out.</summary>
    private const int RowsLeast = 100;

    public static LabTrial Read(
        Workspace workspace,
        PolicyDocument learned,
        ImmutableArray<DateOnly> training,
        DateOnly heldOut,
        IncidentKind incidents,
        int horizonDays
    )
    {
        using var city = LabCity.Open(workspace, heldOut, TimeProvider.System, CancellationToken.None);
        KnownIncidents.Make(city, workspace.Policy, incidents);
        var rows = new List<CaseRow>();
        CaseRows.ForEach(city, workspace.Policy, [.. training, heldOut], horizonDays, rows.Add);
        city.Grade(learned);
        city.Score(learned);
        var points = city
            .Warehouse.Rows(
                "SELECT entity_id, points_milli FROM scored_entity JOIN rating USING (entity_index)",
                row => (Id: row.GetString(0), Milli: row.GetInt64(1))
            )
            .ToDictionary(own => own.Id, own => own.Milli / 1e3, StringComparer.Ordinal);
        int[] test = [.. Enumerable.Range(0, rows.Count).Where(row => rows[row].Day == heldOut)];
        return new LabTrial(
            Tabulate(rows),
            [.. Enumerable.Range(0, rows.Count - test.Length)],
            test,
            [.. rows.Select(row => row.EntityId)],
            points
        );
    }

    private static LearningTable Tabulate(List<CaseRow> rows)
    {
        var counts = new SortedDictionary<int, double[]>();
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var cell in rows[row].Cells)
            {
                if (!counts.TryGetValue(cell, out var own))
                    counts.Add(cell, own = new double[rows.Count]);
                own[row]++;
            }
        }
        return new LearningTable(
            [
                FeatureColumn.OfNumbers("context", [.. rows.Select(row => row.Multiplier)]),
                .. counts
                    .Where(pair => pair.Value.Count(count => count > 0) >= RowsLeast)
                    .Select(pair => FeatureColumn.OfNumbers($"cell_{pair.Key}", pair.Value)),
            ],
            [.. rows.Select(row => row.HasIncident ? (byte)1 : (byte)0)]
        );
    }
}
