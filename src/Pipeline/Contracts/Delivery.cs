namespace FoodCredit.Pipeline.Contracts;

/// <summary>Whether a dump holds what changed, or everything there is.</summary>
public enum Delivery
{
    Delta,
    Full,
}
