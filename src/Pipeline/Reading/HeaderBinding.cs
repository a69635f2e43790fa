using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Where each of a contract's columns stands in one dump.</summary>
internal sealed class HeaderBinding
{
    private HeaderBinding(ImmutableArray<int> positions, ImmutableArray<string?> headers) =>
        (Positions, Headers) = (positions, headers);

    /// <summary>For each column of the contract its field index, or -1 when an optional column is absent.</summary>
    public ImmutableArray<int> Positions { get; }

    /// <summary>For each column of the contract its header as the dump writes it.</summary>
    public ImmutableArray<string?> Headers { get; }

    /// <summary>Binds a header; every deviation from the contract is a fault.</summary>
    public static HeaderBinding? Bind(
        SourceContract contract,
        IReadOnlyList<string> header,
        string file,
        ImmutableArray<Fault>.Builder faults,
        long line = 1
    )
    {
        var before = faults.Count;
        if (HeaderMatch.Of(contract, header, file, faults, line) is not { } match)
            return null;
        foreach (var column in match.Missing)
            faults.Add(match.FaultOfMissing(column));
        foreach (var position in match.Unknown)
            faults.Add(match.FaultOfUnknown(position));
        return faults.Count > before
            ? null
            : new HeaderBinding(match.Positions, [.. match.Positions.Select(position => position < 0 ? null : header[position])]);
    }

    /// <summary>One column at a field, whatever the contract says of it.</summary>
    public static HeaderBinding At(int position, string header) => new([position], [header]);
}
