namespace FoodCredit.Benchmarks.Faults;

/// <summary>Which operation goes wrong, and how.</summary>
/// <param name="Number">From 1; the first operation from it on that can go wrong in this way is taken.</param>
/// <param name="Kind">How.</param>
/// <param name="IsLasting">The cause stays: the disk is full, the device broken, the permission of the folder lost until the process ends.</param>
/// <param name="Operation">Only operations of this name are counted; null: all.</param>
/// <param name="PathPart">Only operations on paths that contain this are counted; null: all.</param>
internal readonly record struct FaultPoint(
    int Number,
    FaultKind Kind,
    bool IsLasting = false,
    string? Operation = null,
    string? PathPart = null
)
{
    public override string ToString() => $"{Kind}{(IsLasting ? " (lasting)" : "")} at {Number}";
}
