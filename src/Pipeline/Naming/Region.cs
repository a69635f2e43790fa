namespace FoodCredit.Pipeline.Naming;

/// <summary>A region as a name or an address writes it.</summary>
/// <param name="Code">Its code of GB/T 2260; zero: the nation, or no region at all.</param>
/// <param name="Level">1: province, 2: prefecture, 3: county, district or zone; 0: the nation, or none.</param>
/// <param name="IsBare">Whether it is written without 省, 市, 县, 区.</param>
/// <param name="IsLocal">Whether it is one of the city's own districts and zones, which have more names than the code has.</param>
/// <param name="District">The district that it is today; empty above districts.</param>
internal readonly record struct Region(int Code, int Level, bool IsBare, bool IsLocal, string District)
{
    /// <summary>
    /// Whether it can follow <paramref name="chain"/>: a smaller region that lies in it. The default value, which has no district, is followed by
    /// any region, the nation by any but itself.
    /// </summary>
    public bool IsInside(Region chain) =>
        chain.Level switch
        {
            0 => Level > 0 || chain.District is null,
            1 => Level > 1 && Code / 10_000 == chain.Code / 10_000,
            2 => Level > 2 && Code / 100 == chain.Code / 100,
            _ => false,
        };
}
