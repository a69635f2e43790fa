using System.Collections.Immutable;
using System.Text;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>How the dumps of an inbox differ from their contracts, and the edits that would agree to it.</summary>
public sealed record DriftReport
{
    private DriftReport(ImmutableArray<Fault> faults, ImmutableArray<ProposedEdit> proposals) =>
        (Faults, Proposals) = (faults, proposals);

    /// <summary>Everything that would stop a run, in order of file, line and column; drifts among it.</summary>
    public ImmutableArray<Fault> Faults { get; }

    /// <summary>By source.</summary>
    public ImmutableArray<ProposedEdit> Proposals { get; }

    /// <summary>The report on what was found.</summary>
    internal static DriftReport Of(Workspace workspace, ImmutableArray<Fault> faults, ImmutableArray<Drift> drifts)
    {
        ImmutableArray<ProposedEdit> proposals =
        [
            .. drifts
                .GroupBy(drift => drift.Source)
                .OrderBy(source => source.Key, StringComparer.Ordinal)
                .Select(source => Propose(workspace, source.Key, [.. source]))
                .OfType<ProposedEdit>(),
        ];
        var agreed = proposals.SelectMany(proposal => proposal.Drifts).ToHashSet();
        return new DriftReport(
            [
                .. faults
                    .Concat(drifts.Select(drift => drift.ToFault(agreed.Contains(drift))))
                    .OrderBy(fault => fault.File, StringComparer.Ordinal)
                    .ThenBy(fault => fault.Line)
                    .ThenBy(fault => fault.Column),
            ],
            proposals
        );
    }

    /// <summary>Stops where there is a fault.</summary>
    /// <exception cref="BrokenContractException">There is one.</exception>
    internal void ThrowIfAny()
    {
        if (Faults.Length > 0)
            throw new BrokenContractException(Faults) { Proposals = Proposals };
    }

    /// <summary>The edit of a source's document that agrees to as many of its drifts as the workspace allows.</summary>
    private static ProposedEdit? Propose(Workspace workspace, string source, ImmutableArray<Drift> drifts)
    {
        var file = $"sources/{source}.yaml";
        var original = File.ReadAllBytes(Path.Combine(workspace.Directory, file));
        if (Utf8Text.Decode(file, original, new FaultCollector()) is not { } before)
            return null;
        var mark = original.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.ToArray() : [];
        byte[] Bytes(string text) => [.. mark, .. Encoding.UTF8.GetBytes(text)];
        var text = before;
        var agreed = ImmutableArray.CreateBuilder<Drift>();
        foreach (var change in drifts.Where(drift => drift.Change is not null).GroupBy(drift => drift.Change!))
        {
            var edited = ContractEdit.Apply(text, change.Key);
            var load = Workspace.Load(workspace.Directory, new Dictionary<string, byte[]> { [file] = Bytes(edited) });
            if (edited == text || load.Faults.Length > 0)
                continue;
            text = edited;
            agreed.AddRange(change);
        }
        return text == before
            ? null
            : new ProposedEdit
            {
                Source = source,
                File = file,
                Diff = LineDiff.Of(file, before, text),
                Drifts = agreed.ToImmutable(),
                Edited = Bytes(text),
                Original = original,
            };
    }
}
