namespace FoodCredit.Pipeline.Sampling;

/// <summary>A row of a real register.</summary>
/// <param name="Name">As the register writes it.</param>
/// <param name="WrittenCode">As the register writes it.</param>
/// <param name="Code">The valid USCC or legacy number that it is; empty when it is none.</param>
/// <param name="Address">As the register writes it.</param>
/// <param name="EstablishedDay">Days since 1970-01-01, or null where unreadable.</param>
internal sealed record RealRegistration(string Name, string WrittenCode, string Code, string Address, int? EstablishedDay)
{
    /// <summary>The name as other departments write it: with full-width brackets, and nothing that ends a field.</summary>
    public string PlainName { get; } =
        Name.Replace('(', '（').Replace(')', '）').Replace(',', '，').Replace('"', '”').Replace('\n', ' ').Trim();
}
