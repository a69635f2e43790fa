namespace FoodCredit.Pipeline.Sampling;

/// <summary>What of a real registration the city keeps.</summary>
/// <param name="Name">As the registry writes it.</param>
/// <param name="Code">A valid USCC or legacy number.</param>
/// <param name="Address">As the registry writes it.</param>
/// <param name="EstablishedDay">Days since 1970-01-01, or null where unreadable.</param>
internal sealed record RealRegistration(string Name, string Code, string Address, int? EstablishedDay);
