using FoodCredit.Pipeline.Naming;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.PolicyLab.Features;

/// <summary>Lends to SQL where addresses are: the road, and the premises on it.</summary>
internal static class AddressPlaces
{
    /// <summary>Makes address_place, one row an address that any registration ever had: its premises (null: no number or building is told) and road, with the district.</summary>
    public static void Make(WarehouseConnection warehouse)
    {
        warehouse.Execute("CREATE OR REPLACE TEMP TABLE address_place (address VARCHAR, premises VARCHAR, road VARCHAR)");
        var addresses = warehouse.Rows(
            "SELECT DISTINCT address FROM entity_version WHERE address IS NOT NULL ORDER BY address",
            row => row.GetString(0)
        );
        using var appender = warehouse.AppendTo("address_place");
        foreach (var written in addresses)
        {
            var address = StreetAddress.Parse(written);
            var road = address.Road.Length == 0 ? null : $"{address.District}|{address.Road}";
            var premises =
                road is null || address.Number.Length + address.Building.Length == 0
                    ? null
                    : $"{road}|{address.Number}|{address.Building}";
            appender.CreateRow().AppendValue(written).AppendValue(premises).AppendValue(road).EndRow();
        }
    }
}
