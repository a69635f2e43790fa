namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>Finds the bin of a value.</summary>
internal sealed class BinFinder
{
    private readonly double[] cuts;
    private readonly (double Value, int Bin)[] specials;
    private readonly Dictionary<string, int> categories = new(StringComparer.Ordinal);
    private readonly int other;
    private readonly int missing;

    public BinFinder(FeatureBinning binning)
    {
        cuts = [.. binning.Cuts];
        specials =
        [
            .. binning
                .Bins.Select((bin, i) => (bin.Special, i))
                .Where(pair => pair.Special is not null)
                .Select(pair => (pair.Special!.Value, pair.i)),
        ];
        for (var i = 0; i < binning.Bins.Length; i++)
        {
            foreach (var category in binning.Bins[i].Categories)
                categories[category] = i;
        }
        missing = binning.Bins.Length - 1;
        other = missing - 1;
    }

    /// <summary>Of a number; NaN: missing.</summary>
    public int Of(double number)
    {
        if (double.IsNaN(number))
            return missing;
        foreach (var (value, bin) in specials)
        {
            if (value == number)
                return bin;
        }
        // A cut belongs to the range above it.
        var place = Array.BinarySearch(cuts, number);
        return place >= 0 ? place + 1 : ~place;
    }

    /// <summary>Of a category; null: missing; one that was never seen is an other one.</summary>
    public int Of(string? category) =>
        category is null ? missing
        : categories.TryGetValue(category, out var bin) ? bin
        : other;
}
