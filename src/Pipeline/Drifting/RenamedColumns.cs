using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>A column that is absent and a field that is unknown, which are probably one.</summary>
/// <param name="Column">The contract's column, by index.</param>
/// <param name="Position">The field, by index.</param>
/// <param name="IsNameNear">The names are alike.</param>
/// <param name="Probe">The field read as the column.</param>
internal sealed record RenamedColumns(int Column, int Position, bool IsNameNear, ColumnProbe Probe)
{
    /// <summary>
    /// Pairs columns and fields: first those with near names, the nearest first, unless the values speak against it; then those without, where the values
    /// of one field alone look like one column alone that the dump must have.
    /// </summary>
    public static ImmutableArray<RenamedColumns> Pair(
        SourceContract contract,
        IReadOnlyCollection<int> absent,
        ImmutableArray<int> unknown,
        IReadOnlyList<string> header,
        Func<int, int, ColumnProbe> probeAt
    )
    {
        var possible = absent
            .SelectMany(column => unknown.Select(position => (Column: column, Position: position)))
            .Select(pair =>
                (
                    pair.Column,
                    pair.Position,
                    Distance: Distance(contract.Columns[pair.Column], header[pair.Position]),
                    Probe: probeAt(pair.Column, pair.Position)
                )
            )
            .Where(pair => pair.Probe.Fits != false)
            .ToList();
        var pairs = ImmutableArray.CreateBuilder<RenamedColumns>();
        bool IsFree(int column, int position) => pairs.All(pair => pair.Column != column && pair.Position != position);
        foreach (
            var (column, position, _, probe) in possible
                .Where(pair => pair.Distance is not null)
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Column)
                .ThenBy(pair => pair.Position)
        )
        {
            if (IsFree(column, position))
                pairs.Add(new RenamedColumns(column, position, IsNameNear: true, probe));
        }
        var byValues = possible
            .Where(pair =>
                pair.Probe is { Fits: true, IsTelling: true, Column.Optional: false } && IsFree(pair.Column, pair.Position)
            )
            .ToList();
        pairs.AddRange(
            byValues
                .Where(pair => byValues.Count(other => other.Column == pair.Column || other.Position == pair.Position) == 1)
                .Select(pair => new RenamedColumns(pair.Column, pair.Position, IsNameNear: false, pair.Probe))
        );
        return pairs.ToImmutable();
    }

    /// <summary>How far a header is from the nearest spelling of a column; null when it is not like any.</summary>
    private static int? Distance(ColumnMapping column, string header) =>
        column
            .From.Select(spelling => HeaderText.Clean(spelling))
            .Where(spelling => IsNear(spelling, header))
            .Select(spelling => (int?)NearestWord.Distance(spelling, header))
            .Min();

    private static bool IsNear(string spelling, string header) =>
        NearestWord.Find(header, [spelling]) is not null
        || spelling.Length > 1
            && header.Length > 1
            && (
                header.Contains(spelling, StringComparison.OrdinalIgnoreCase)
                || spelling.Contains(header, StringComparison.OrdinalIgnoreCase)
            );
}
