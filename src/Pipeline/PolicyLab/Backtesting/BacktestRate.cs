using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>What came of the entities of a colour on one day.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="HorizonDays">Days after it.</param>
/// <param name="Colour">The colour.</param>
/// <param name="Entities">How many were of it.</param>
/// <param name="WithIncident">How many of those had an incident within the horizon.</param>
public sealed record BacktestRate(DateOnly AsOf, int HorizonDays, Colour Colour, long Entities, long WithIncident);
