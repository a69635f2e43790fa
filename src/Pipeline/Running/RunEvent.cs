namespace FoodCredit.Pipeline.Running;

/// <summary>What a run tells whoever watches it.</summary>
public abstract record RunEvent
{
    /// <summary>A stage began.</summary>
    public sealed record StageBegun(string Stage) : RunEvent;

    /// <summary>A file is being read: bytes so far of all bytes of this run's new files, and rows so far.</summary>
    public sealed record Reading(string File, long BytesDone, long BytesTotal, long RowsDone) : RunEvent;

    /// <summary>Something a person should know; the run goes on.</summary>
    public sealed record Notice(string Message) : RunEvent;
}
