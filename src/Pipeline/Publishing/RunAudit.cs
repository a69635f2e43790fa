namespace FoodCredit.Pipeline.Publishing;

/// <summary>Where the audit log stood when a run was made: a log that was cut off or written anew afterwards no longer agrees with it.</summary>
/// <param name="Entries">How many entries it had.</param>
/// <param name="Head">The hash of the last; null: it had none.</param>
public sealed record RunAudit(int Entries, string? Head);
