namespace FoodCredit.Pipeline.PolicyLab.Linting;

/// <summary>How much a finding matters, in rising order.</summary>
public enum LintLevel
{
    /// <summary>Worth knowing; may well be meant.</summary>
    Hint,

    /// <summary>Something that is written has no effect, or another than it seems.</summary>
    Warning,

    /// <summary>The policy cannot be loaded.</summary>
    Error,
}
