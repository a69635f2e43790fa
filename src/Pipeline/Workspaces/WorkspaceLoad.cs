using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>A workspace, or all that is wrong with it.</summary>
public sealed record WorkspaceLoad
{
    internal WorkspaceLoad(Workspace? workspace, ImmutableArray<Fault> faults) => (Workspace, Faults) = (workspace, faults);

    /// <summary>Null when there are faults.</summary>
    public Workspace? Workspace { get; }

    /// <summary>In order of file, line and column.</summary>
    public ImmutableArray<Fault> Faults { get; }

    /// <summary>The workspace.</summary>
    /// <exception cref="BrokenContractException">There are faults.</exception>
    public Workspace OrThrow() => Workspace ?? throw new BrokenContractException(Faults);
}
