using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>Gathers the faults of a workspace, so that all are shown together.</summary>
internal sealed class FaultCollector
{
    private readonly List<Fault> _faults = [];

    public int Count => _faults.Count;

    public void Add(Place place, string expected, string found, string advice) =>
        _faults.Add(new Fault(place.File, place.Line, place.Column, expected, found, advice));

    /// <summary>In order of file, line and column; the same fault at the same place once.</summary>
    public ImmutableArray<Fault> ToSorted() =>
        [
            .. _faults
                .Distinct()
                .OrderBy(f => f.File, StringComparer.Ordinal)
                .ThenBy(f => f.Line)
                .ThenBy(f => f.Column)
                .ThenBy(f => f.Expected, StringComparer.Ordinal)
                .ThenBy(f => f.Found, StringComparer.Ordinal),
        ];
}
