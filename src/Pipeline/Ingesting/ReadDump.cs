using System.Collections.Immutable;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>What was read of a dump.</summary>
/// <param name="File">The dump.</param>
/// <param name="FileNo">Its number.</param>
/// <param name="Text">How it is written.</param>
/// <param name="Rows">Its rows. Of rows that were read once more, those that were not refused again.</param>
/// <param name="Refused">How many of them were refused; rows that are refused again stay where they are.</param>
/// <param name="Settled">The lines that were read once more and not refused again.</param>
internal sealed record ReadDump(InboxFile File, int FileNo, DumpText Text, long Rows, long Refused, ImmutableArray<long> Settled);
