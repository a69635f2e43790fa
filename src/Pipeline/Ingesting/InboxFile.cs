using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>A dump in the inbox that no run has taken yet.</summary>
/// <param name="Name">Its path below the inbox, with forward slashes.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Contract">The source it belongs to.</param>
/// <param name="Sha256">Lower-case hex of its bytes: its identity.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="DeliveredOn">The delivery date in its name.</param>
internal sealed record InboxFile(
    string Name,
    string Path,
    SourceContract Contract,
    string Sha256,
    long Bytes,
    DateOnly DeliveredOn
)
{
    /// <summary>Found once, though the file is opened twice: to be compared with its contract, and to be read.</summary>
    private readonly Lazy<DumpEncoding> encoding = new(() => DumpReader.EncodingOf(Path, Contract));

    /// <summary>Refused rows of an earlier file that are read once more, instead of the file at <see cref="Path"/>.</summary>
    public RefusedDump? Replayed { get; init; }

    public IDumpReader Open() =>
        Replayed is { } replayed
            ? new RefusedRowReader(replayed.Text, [.. replayed.Rows], Contract)
            : DumpReader.Open(Path, Contract);
}

/// <summary>Refused rows of one file.</summary>
/// <param name="FileNo">The file.</param>
/// <param name="Text">How it was written.</param>
/// <param name="Rows">The rows, by line.</param>
internal sealed record RefusedDump(int FileNo, DumpText Text, ImmutableArray<RefusedRow> Rows);
