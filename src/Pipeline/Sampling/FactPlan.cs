namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// When a record is told, again, changed and amended. Deliveries are numbers of the source that tells; -1: never.
/// </summary>
/// <param name="ToldDay">When its own department first tells it.</param>
/// <param name="EventDay">When it happened.</param>
/// <param name="ChangedDelivery">The delivery that tells it again with its end or its review.</param>
/// <param name="ChangedDay">The day of that end or review.</param>
/// <param name="RepeatedDelivery">The delivery that tells the same again.</param>
/// <param name="IsRepeatedTwice">So does the delivery after it.</param>
/// <param name="EchoDelivery">The credit office's delivery that tells it too.</param>
/// <param name="IsEchoFirst">The credit office tells it before its own department does.</param>
/// <param name="EchoRepairDay">The credit office knows of a repair on this day; 0: of none.</param>
/// <param name="Amendments">The source that amends it, or null.</param>
/// <param name="AmendedDelivery">The delivery of that source.</param>
/// <param name="AmendedDay">The day from which the amendment holds.</param>
/// <param name="IsAmendedTwice">The next delivery of that source repeats it.</param>
internal readonly record struct FactPlan(
    int ToldDay,
    int EventDay,
    int ChangedDelivery,
    int ChangedDay,
    int RepeatedDelivery,
    bool IsRepeatedTwice,
    int EchoDelivery,
    bool IsEchoFirst,
    int EchoRepairDay,
    SourcePlan? Amendments,
    int AmendedDelivery,
    int AmendedDay,
    bool IsAmendedTwice
)
{
    /// <summary>It is told once and never spoken of again, so that its row can be spoiled without consequences.</summary>
    public bool IsToldOnce => ChangedDelivery < 0 && RepeatedDelivery < 0 && EchoDelivery < 0 && Amendments is null;
}
