namespace FoodCredit.Scoring.Learning.Models;

/// <summary>The forms that a model may have.</summary>
public enum ModelKind
{
    /// <summary>Whole points for each bin of each feature (评分卡).</summary>
    Scorecard,

    /// <summary>Logistic regression (逻辑回归) on standardised numbers and categories of their own.</summary>
    Logistic,

    /// <summary>Gradient-boosted trees (梯度提升树).</summary>
    Boosted,
}
