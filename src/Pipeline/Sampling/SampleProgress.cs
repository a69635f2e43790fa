namespace FoodCredit.Pipeline.Sampling;

/// <summary>How far the writing is.</summary>
/// <param name="FilesWritten">Dumps that are whole.</param>
/// <param name="FilesTotal">Dumps there will be.</param>
/// <param name="Rows">Data rows in the dumps that are whole.</param>
public readonly record struct SampleProgress(int FilesWritten, int FilesTotal, long Rows);
