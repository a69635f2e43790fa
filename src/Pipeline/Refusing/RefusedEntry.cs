namespace FoodCredit.Pipeline.Refusing;

/// <summary>A refused row that nothing was done about yet.</summary>
public sealed record RefusedEntry
{
    public required string Source { get; init; }

    /// <summary>Below the inbox.</summary>
    public required string File { get; init; }

    public required long Line { get; init; }

    public required long ByteOffset { get; init; }

    /// <summary>The header of the column at fault; null: the row as a whole.</summary>
    public required string? Column { get; init; }

    public required string Reason { get; init; }

    public required string Message { get; init; }

    /// <summary>SHA-256 of the contract that refused it, lower-case hex.</summary>
    public required string ContractHash { get; init; }

    /// <summary>The day in the file's name.</summary>
    public required DateOnly DeliveredOn { get; init; }

    /// <summary>The first published run that knew the row's file; null: none yet.</summary>
    public required string? Run { get; init; }

    /// <summary>The day from which the file is known.</summary>
    public required DateOnly KnownFrom { get; init; }

    /// <summary>utf-8, gb18030, utf-16, xlsx or parquet.</summary>
    public required string Encoding { get; init; }

    /// <summary>The row's bytes as they stood in the file; of workbooks and Parquet a JSON list of the cells.</summary>
    public required byte[] Raw { get; init; }
}
