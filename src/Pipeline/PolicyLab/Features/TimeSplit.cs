namespace FoodCredit.Pipeline.PolicyLab.Features;

/// <summary>
/// Training, validation and test rows by time, with a gap: a row's outcome is known before the next part begins, so that nothing that a model is judged by is in what it learned.
/// </summary>
/// <param name="ValidateFrom">The first day of validation rows; null: there are none.</param>
/// <param name="TestFrom">The first day of test rows.</param>
public sealed record TimeSplit(DateOnly? ValidateFrom, DateOnly TestFrom)
{
    /// <summary>What rows without an outcome are called, as it would reach into the next part.</summary>
    public const string Gap = "gap";

    /// <summary>train, validate, test or gap.</summary>
    public string Of(DateOnly day, int horizonDays)
    {
        if (day >= TestFrom)
            return "test";
        var (part, next) =
            ValidateFrom is not { } validate ? ("train", TestFrom)
            : day < validate ? ("train", validate)
            : ("validate", TestFrom);
        return day.AddDays(horizonDays) <= next ? part : Gap;
    }
}
