namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>Measures of how well scores tell events from others.</summary>
public enum Metric
{
    /// <summary>The share of pairs of an event and another row in which the event has the higher score; ties count half.</summary>
    Auc,

    /// <summary>The area under the curve within strata: pairs of one stratum only (of one inspector, of one district).</summary>
    AucWithin,

    /// <summary><c>2 AUC - 1</c>.</summary>
    Gini,

    /// <summary>Kolmogorov-Smirnov: the largest distance between the distributions of scores of events and of others.</summary>
    Ks,

    /// <summary>The mean squared difference between probability and outcome.</summary>
    Brier,

    /// <summary>The mean negative log-likelihood, nats.</summary>
    LogLoss,

    /// <summary>The area under precision over recall, by steps.</summary>
    AveragePrecision,

    /// <summary>The share of events among the top 1% of scores.</summary>
    CaptureTop1,

    CaptureTop5,

    CaptureTop10,

    CaptureTop25,

    /// <summary>How many times as frequent events are among the top 1% as among all.</summary>
    LiftTop1,

    LiftTop5,

    LiftTop10,

    LiftTop25,

    /// <summary>The mean distance between predicted and observed share over tenths of the scores, by rows.</summary>
    CalibrationError,

    /// <summary>Predicted events over observed ones; 1 is right on average.</summary>
    CalibrationRatio,
}
