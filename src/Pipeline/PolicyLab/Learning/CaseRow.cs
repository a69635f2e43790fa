namespace FoodCredit.Pipeline.PolicyLab.Learning;

/// <summary>A rated entity on a past day.</summary>
/// <param name="Day">The day.</param>
/// <param name="EntityId">The entity.</param>
/// <param name="Cells">Its counting records by type, severity and age step, rising.</param>
/// <param name="Multiplier">Of its industry and area.</param>
/// <param name="HasIncident">Whether an incident followed within the horizon.</param>
internal readonly record struct CaseRow(DateOnly Day, string EntityId, int[] Cells, double Multiplier, bool HasIncident);
