using System.Runtime.InteropServices;

namespace FoodCredit.Scoring.Learning.Tables;

/// <summary>
/// A number for the cells and labels of some rows, whatever their order: so that bins fitted on other rows than a model is trained on are found, though
/// the file was written anew. The sum of a hash of each row; no protection against somebody who means to deceive.
/// </summary>
public static class RowFingerprint
{
    /// <summary>Of one feature and the labels.</summary>
    /// <returns>The number of rows and the sum: <c>700:1f2e3d4c5b6a7988</c>.</returns>
    public static string Of(FeatureColumn feature, byte[] labels, int[] rows)
    {
        var cells = CellsOf(feature, rows);
        ulong sum = 0;
        for (var i = 0; i < rows.Length; i++)
            sum = unchecked(sum + Mix(cells[i] + labels[rows[i]]));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rows.Length}:{sum:x16}");
    }

    /// <summary>Of each row all features, in their order, and the label.</summary>
    public static ulong[] HashesOf(LearningTable table, int[] rows)
    {
        var hashes = Array.ConvertAll(rows, row => (ulong)table.Labels[row]);
        foreach (var feature in table.Features)
        {
            var cells = CellsOf(feature, rows);
            for (var i = 0; i < rows.Length; i++)
                hashes[i] = Mix(unchecked(hashes[i] + cells[i]));
        }
        return hashes;
    }

    private static ulong[] CellsOf(FeatureColumn feature, int[] rows)
    {
        var levels = feature.Levels.Select(HashOf).ToArray();
        return Array.ConvertAll(
            rows,
            row =>
                Mix(
                    feature.Kind == FeatureKind.Number ? BitConverter.DoubleToUInt64Bits(feature.Numbers[row] + 0.0)
                    : feature.Codes[row] == FeatureColumn.Missing ? 0
                    : levels[feature.Codes[row]]
                )
        );
    }

    private static ulong HashOf(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var one in MemoryMarshal.Cast<char, ushort>(text.AsSpan()))
            hash = unchecked((hash ^ one) * 0x100000001B3UL);
        return Mix(hash);
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
