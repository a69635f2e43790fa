using System.Runtime.InteropServices;

namespace FoodCredit.Scoring.Learning.Weights;

/// <summary>
/// What counted on past days, and whether an incident followed: of each entity how many records of each type, severity and age step (a cell), and what its context multiplies. Equal
/// rows stand once, with how often, so that the many without a record cost nothing.
/// </summary>
public sealed class WeightCases
{
    /// <summary>Severities of a type.</summary>
    public const int Severities = 4;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<int[]> cells = [];
    private readonly List<double> multipliers = [];
    private readonly List<double> rows = [];
    private readonly List<double> events = [];

    /// <param name="types">How many record types there are.</param>
    /// <param name="days">How many past days there are: so often each entity is seen with much the same records and incidents.</param>
    public WeightCases(int types, int days) => (Types, Days) = (types, days);

    public int Types { get; }

    /// <summary>So many rows of one entity tell little more than one.</summary>
    public int Days { get; }

    /// <summary>Different rows.</summary>
    public int Count => cells.Count;

    /// <summary>The cells of a row's records, rising; one twice for two records.</summary>
    public IReadOnlyList<int[]> Cells => cells;

    /// <summary>The product of the multipliers of a row's industry and area.</summary>
    public IReadOnlyList<double> Multipliers => multipliers;

    /// <summary>How often a row was.</summary>
    public IReadOnlyList<double> Rows => rows;

    /// <summary>How often an incident followed.</summary>
    public IReadOnlyList<double> Events => events;

    /// <summary>The cell of records.</summary>
    public static int Cell(int type, int severity, int ageDays) =>
        (((type * Severities) + severity) * AgeSteps.Count) + AgeSteps.Of(ageDays);

    /// <summary>Adds a row.</summary>
    /// <param name="own">Its cells, rising.</param>
    /// <param name="multiplier">Of its context.</param>
    /// <param name="hasIncident">What followed.</param>
    public void Add(ReadOnlySpan<int> own, double multiplier, bool hasIncident)
    {
        var key = string.Concat(
            MemoryMarshal.Cast<int, char>(own),
            own.IsEmpty ? "" : MemoryMarshal.Cast<double, char>(new ReadOnlySpan<double>(in multiplier))
        );
        if (!places.TryGetValue(key, out var place))
        {
            places.Add(key, place = cells.Count);
            cells.Add(own.ToArray());
            multipliers.Add(own.IsEmpty ? 1 : multiplier);
            rows.Add(0);
            events.Add(0);
        }
        rows[place]++;
        events[place] += hasIncident ? 1 : 0;
    }

    internal static int TypeOf(int cell) => cell / (Severities * AgeSteps.Count);

    internal static int SeverityOf(int cell) => cell / AgeSteps.Count % Severities;

    internal static int StepOf(int cell) => cell % AgeSteps.Count;
}
