namespace FoodCredit.Pipeline.Sampling;

/// <summary>How a department writes whom a record is about; the same on every row about the record, as it is part of its key.</summary>
internal enum PartyForm
{
    Uscc,
    OrganisationCode,
    RegistrationNumber,

    /// <summary>No code at all.</summary>
    NameOnly,

    /// <summary>A USCC with one wrong character: the name alone is left.</summary>
    Mistyped,

    /// <summary>The owner's personal number with digits masked.</summary>
    Masked,
}
