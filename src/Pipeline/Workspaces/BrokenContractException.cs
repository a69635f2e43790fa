using System.Collections.Immutable;
using FoodCredit.Pipeline.Drifting;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>
/// A configuration, schema or file is not what was agreed, so nothing was changed. Carries every fault that was found, in order of
/// file, line and column. Exit code 2.
/// </summary>
public sealed class BrokenContractException : Exception
{
    public BrokenContractException(ImmutableArray<Fault> faults)
        : this(faults, null) { }

    public BrokenContractException(Fault fault, Exception? cause = null)
        : this([fault], cause) { }

    private BrokenContractException(ImmutableArray<Fault> faults, Exception? cause)
        : base(string.Join('\n', faults), cause) => Faults = faults;

    /// <summary>At least one.</summary>
    public ImmutableArray<Fault> Faults { get; }

    /// <summary>Edits of contracts that would agree to what was found.</summary>
    public ImmutableArray<ProposedEdit> Proposals { get; init; } = [];
}
