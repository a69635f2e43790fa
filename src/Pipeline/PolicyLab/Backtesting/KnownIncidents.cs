using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>What came about in a city, by all that is known now.</summary>
internal static class KnownIncidents
{
    /// <summary>Goes to the last day of the city and makes incident; past days, rising, come after.</summary>
    /// <returns>That day.</returns>
    /// <exception cref="BrokenContractException">Nothing was loaded yet, or a record type is not the policy's.</exception>
    public static DateOnly Make(LabCity city, PolicyDocument inForce, IncidentKind kind)
    {
        var types = inForce.Policy.Types.Select(type => type.RecordType).ToList();
        if (kind.RecordTypes.FirstOrDefault(named => !types.Contains(named)) is { } unknown)
            throw new BrokenContractException(
                new Fault(
                    inForce.File,
                    0,
                    0,
                    $"a record type '{unknown}' for incidents",
                    string.Join(", ", types),
                    "name record types of the policy in force"
                )
            );
        var last =
            city.KnownUntil
            ?? throw new BrokenContractException(
                new Fault("warehouse/", 0, 0, "loaded dumps", "none", "load the inbox first, with foodcredit run")
            );
        city.MoveTo(last);
        city.GradeFacts(inForce, isOfAll: true);
        city.Warehouse.Execute("CREATE OR REPLACE TEMP TABLE incident_type (type_index UTINYINT)");
        using (var appender = city.Warehouse.AppendTo("incident_type"))
        {
            for (var type = 0; type < types.Count; type++)
            {
                if (kind.RecordTypes.IsEmpty || kind.RecordTypes.Contains(types[type]))
                    appender.CreateRow().AppendValue((byte)type).EndRow();
            }
        }
        city.Warehouse.Make("incident", ("severity", (int)kind.AtLeast));
        city.BeginPast();
        return last;
    }

    /// <summary>The days whose horizon ends by the last day known.</summary>
    /// <param name="days">Rising.</param>
    /// <param name="horizonDays">Days after each.</param>
    /// <param name="knownUntil">The last day known.</param>
    /// <exception cref="BrokenContractException">There are none.</exception>
    public static ImmutableArray<DateOnly> DaysThatEnd(ImmutableArray<DateOnly> days, int horizonDays, DateOnly knownUntil) =>
        days[0].AddDays(horizonDays) <= knownUntil
            ? [.. days.Where(day => day.AddDays(horizonDays) <= knownUntil)]
            : throw new BrokenContractException(
                new Fault(
                    "warehouse/",
                    0,
                    0,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"facts until {days[0].AddDays(horizonDays):yyyy-MM-dd}, {horizonDays} days after {days[0]:yyyy-MM-dd}"
                    ),
                    $"the last delivery is of {Days.Text(knownUntil)}",
                    "begin earlier, or name a shorter horizon"
                )
            );
}
