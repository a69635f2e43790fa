namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>How rows are drawn again.</summary>
/// <param name="Resamples">How often; 0: no intervals.</param>
/// <param name="Seed">The same seed gives the same intervals on any number of threads.</param>
/// <param name="Threads">How many threads work.</param>
public sealed record BootstrapOptions(int Resamples, ulong Seed, int Threads)
{
    public static BootstrapOptions Standard { get; } = new(1000, 1, 1);
}
