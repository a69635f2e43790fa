using System.Buffers.Binary;

namespace FoodCredit.Scoring.Learning.Tables;

/// <summary>
/// What is kept of some rows, so that they are known again in another file: the 64-bit hashes of those whose hash is a multiple of
/// <paramref name="Step"/>. Up to <see cref="HashesMax"/> rows the step is 1 and every row is known; of more, a fixed part of all possible rows
/// is, and shares are estimated from it. That a row that is not among them passes for one has a chance of n / 2^64 for n kept rows.
/// </summary>
/// <param name="Step">1, or a power of two: about so many rows stand for one that is kept.</param>
/// <param name="Hashes">The hashes, rising, each as 8 bytes (little-endian), in base64.</param>
/// <param name="TwinShare">The share of the test rows that were already equal to a training row: 0 where all rows differ.</param>
public sealed record RowSketch(ulong Step, string Hashes, double TwinShare)
{
    /// <summary>32 KiB of hashes, 43 KiB as text.</summary>
    public const int HashesMax = 4_096;

    /// <summary>A share that chance gives this many standard errors above the twins' is not by chance.</summary>
    private const double Errors = 4;

    /// <summary>Fewer than one row in a hundred changes no measure.</summary>
    private const double ShareMin = 0.01;

    /// <summary>Where most rows are equal to others anyway, that rows are equal tells nothing.</summary>
    private const double TwinsMax = 0.5;

    /// <param name="training">Hashes of the rows to be known again, in any order.</param>
    /// <param name="test">Those of the rows that the model was measured on.</param>
    public static RowSketch Of(ulong[] training, ulong[] test)
    {
        ulong step = 1;
        var kept = training.Distinct().ToArray();
        while (kept.Length > HashesMax)
        {
            step *= 2;
            kept = Array.FindAll(kept, hash => hash % step == 0);
        }
        Array.Sort(kept);
        var bytes = new byte[kept.Length * sizeof(ulong)];
        for (var i = 0; i < kept.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), kept[i]);
        var sketch = new RowSketch(step, Convert.ToBase64String(bytes), 0);
        var seen = sketch.Find(test);
        return sketch with { TwinShare = seen.Asked == 0 ? 0 : (double)seen.Known / seen.Asked };
    }

    /// <summary>How many rows the sketch could know, and how many of these it knows.</summary>
    public SeenRows Find(ulong[] rows)
    {
        var bytes = Convert.FromBase64String(Hashes);
        var known = new HashSet<ulong>(bytes.Length / sizeof(ulong));
        for (var at = 0; at < bytes.Length; at += sizeof(ulong))
            known.Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at)));
        var asked = Array.FindAll(rows, hash => hash % Step == 0);
        var found = asked.Count(known.Contains);
        var expected = asked.Length * TwinShare;
        var excess = Math.Max(Errors * Math.Sqrt(expected * (1 - TwinShare)), ShareMin * asked.Length);
        return new SeenRows(asked.Length, found, TwinShare < TwinsMax && found - expected > excess);
    }
}
