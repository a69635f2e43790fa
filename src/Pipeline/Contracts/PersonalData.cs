namespace FoodCredit.Pipeline.Contracts;

/// <summary>What kind of personal data a column may hold; it is masked before it enters a message or a published file.</summary>
public enum PersonalData
{
    None,
    Name,
    IdNumber,
    Phone,
    Address,
}
