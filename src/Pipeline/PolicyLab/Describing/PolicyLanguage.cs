namespace FoodCredit.Pipeline.PolicyLab.Describing;

/// <summary>A language in which a policy is told.</summary>
public enum PolicyLanguage
{
    /// <summary>中文, which the departments read.</summary>
    Chinese,

    English,
}
