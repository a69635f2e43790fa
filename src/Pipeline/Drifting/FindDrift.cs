using System.Collections.Immutable;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>Compares dumps with their contracts before anything is loaded.</summary>
public static class FindDrift
{
    /// <summary>Few values of few rows.</summary>
    private const int SlotBits = 8;

    /// <summary>Looks at the dumps of the inbox that no run has taken, as far as the log of changes tells; takes no lock and changes nothing.</summary>
    public static DriftReport InInbox(Workspace workspace, int threads, CancellationToken cancellation)
    {
        var unpacked = Directory.CreateTempSubdirectory("foodcredit-").FullName;
        try
        {
            using var inbox = Inbox.Look(workspace, unpacked, threads, cancellation);
            return In(workspace, inbox.NewFiles, inbox.Faults, threads, cancellation);
        }
        finally
        {
            if (Directory.Exists(unpacked))
                Directory.Delete(unpacked, recursive: true);
        }
    }

    /// <summary>Writes edits into their documents, all or none.</summary>
    /// <exception cref="BrokenContractException">A document was changed meanwhile, or the edits do not go together; nothing was written.</exception>
    public static void Write(Workspace workspace, ImmutableArray<ProposedEdit> proposals)
    {
        foreach (var proposal in proposals)
        {
            if (!File.ReadAllBytes(Path.Combine(workspace.Directory, proposal.File)).AsSpan().SequenceEqual(proposal.Original))
                throw new BrokenContractException(
                    new Fault(proposal.File, 0, 0, "the document that the edit was made for", "another", "propose the edit again")
                );
        }
        Workspace
            .Load(workspace.Directory, proposals.ToDictionary(proposal => proposal.File, proposal => proposal.Edited))
            .OrThrow();
        foreach (var proposal in proposals)
            DurableFile.Replace(Path.Combine(workspace.Directory, proposal.File), proposal.Edited);
    }

    /// <summary>Looks at some dumps, several at a time.</summary>
    internal static DriftReport In(
        Workspace workspace,
        ImmutableArray<InboxFile> files,
        ImmutableArray<Fault> faults,
        int threads,
        CancellationToken cancellation
    )
    {
        var found = new (ImmutableArray<Fault> Faults, ImmutableArray<Drift> Drifts)[files.Length];
        FirstFailure.Of(() =>
            Parallel.For(
                0,
                files.Length,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                () => new FieldCache(SlotBits),
                (place, _, cache) =>
                {
                    var broken = ImmutableArray.CreateBuilder<Fault>();
                    var drifts = FileDrift.Of(files[place], workspace.CodeTables, cache, broken, cancellation);
                    found[place] = (broken.ToImmutable(), drifts);
                    return cache;
                },
                _ => { }
            )
        );
        return DriftReport.Of(
            workspace,
            [.. faults, .. found.SelectMany(file => file.Faults)],
            [.. found.SelectMany(file => file.Drifts)]
        );
    }
}
