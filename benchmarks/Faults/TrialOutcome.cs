namespace FoodCredit.Benchmarks.Faults;

/// <summary>What came of one disturbed run.</summary>
/// <param name="What">How it was disturbed.</param>
/// <param name="Struck">The operation that went wrong; null when the run ended before it, or was killed at a moment.</param>
/// <param name="Run">The disturbed run.</param>
/// <param name="RecoverySeconds">How long the run after it took.</param>
/// <param name="Reads">How often CURRENT was read meanwhile.</param>
/// <param name="Violations">What must not be.</param>
internal sealed record TrialOutcome(
    string What,
    FileOperation? Struck,
    ProgramRun Run,
    double RecoverySeconds,
    int Reads,
    IReadOnlyList<string> Violations
);
