namespace FoodCredit.Pipeline.Sampling;

/// <summary>A business (市场主体) of the city. Everything but its texts, which are written when a row needs them.</summary>
/// <param name="Index">Its number; at or above the city's count it is known to no registry.</param>
/// <param name="Trade">Its line of business.</param>
/// <param name="Grid">Its grid, an index into the city's grids.</param>
/// <param name="Kind">1 company, 2 sole trader, 3 farmers' cooperative: the second character of its USCC.</param>
/// <param name="HasUscc">It has a unified social credit code; otherwise only the legacy number.</param>
/// <param name="HasRegistrationNumber">It has a legacy number of 15 digits.</param>
/// <param name="EstablishedDay">Days since 1970-01-01.</param>
internal readonly record struct Business(
    long Index,
    Trade Trade,
    int Grid,
    char Kind,
    bool HasUscc,
    bool HasRegistrationNumber,
    int EstablishedDay
)
{
    public bool IsSoleTrader => Kind == '2';
}
