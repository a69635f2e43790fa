using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>The code tables that the engine itself reads, with the columns they must have beside code and value.</summary>
public static class WellKnownTables
{
    /// <summary>GB/T 4754 class or prefix (the longest wins) to industry category; <c>title</c>, <c>food</c> (true or false).</summary>
    public const string Industries = "industries";

    /// <summary>Division code or name to district.</summary>
    public const string Districts = "districts";

    /// <summary>Grassroots branches; <c>district</c>.</summary>
    public const string Branches = "branches";

    /// <summary>Grids; <c>branch</c>, <c>area</c> (a code of <see cref="Areas"/>).</summary>
    public const string Grids = "grids";

    /// <summary>Kinds of area, such as school surroundings; the value is the title.</summary>
    public const string Areas = "areas";

    /// <summary>The columns that a table must have beside code and value; none for the others.</summary>
    public static ImmutableArray<string> ExtraColumns(string table) =>
        table switch
        {
            Industries => ["title", "food"],
            Branches => ["district"],
            Grids => ["branch", "area"],
            _ => [],
        };
}
