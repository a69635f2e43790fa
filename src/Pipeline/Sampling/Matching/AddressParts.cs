namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>An address in its parts, in their order; every part may be empty.</summary>
/// <param name="Province">江西省.</param>
/// <param name="City">南昌市.</param>
/// <param name="District">A district, county or development zone.</param>
/// <param name="Street">Road, town or village: all before the first digit.</param>
/// <param name="Number">432号.</param>
/// <param name="Rest">Building, storey, room.</param>
internal readonly record struct AddressParts(
    string Province,
    string City,
    string District,
    string Street,
    string Number,
    string Rest
)
{
    public bool IsEmpty => Province.Length + City.Length + District.Length + Street.Length + Number.Length + Rest.Length == 0;

    public override string ToString() => string.Concat([Province, City, District, Street, Number, Rest]);
}
