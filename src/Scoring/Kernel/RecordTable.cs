namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// Counting records as the kernel wants them. A segment is the records of one entity and type; entities lie in blocks, and within a block the
/// segments are sorted by type, then length, then entity. So a loop over segments of one type and length (a run) needs no look-up of either, and
/// no branch that depends on the data. Each record is one number, its grade and event day, an index into a table that is made for the as-of date.
/// </summary>
public sealed class RecordTable
{
    /// <summary>Grades of a type: four severities, repaired or not.</summary>
    public const int GradesPerType = 8;

    /// <summary>The longest span of event days that a table takes: a century.</summary>
    public const int DaysMax = 36_525;

    /// <summary>Entities of a block: enough that runs are long, few enough that their sums stay in the second-level cache.</summary>
    public const int BlockEntities = 4096;

    private RecordTable(int entityCount, int typeCount, int firstDay, int dayCount)
    {
        (EntityCount, TypeCount, FirstDay, DayCount) = (entityCount, typeCount, firstDay, dayCount);
        GradeDays = BlockRuns = EntitySegments = [];
        SegmentPlaces = [];
        Runs = [];
        Segments = [];
    }

    public int EntityCount { get; }

    public int TypeCount { get; }

    public int RecordCount => GradeDays.Length;

    /// <summary>The earliest event day.</summary>
    public int FirstDay { get; }

    /// <summary>Days from the earliest to the latest event, both counted.</summary>
    public int DayCount { get; }

    /// <summary>By record, in the order of <see cref="Runs"/>: <c>grade * DayCount + (event day - FirstDay)</c>, grade = <c>(type * 4 + severity) * 2 + repaired</c>.</summary>
    public int[] GradeDays { get; private init; }

    /// <summary>All segments, by block, type and length.</summary>
    public SegmentRun[] Runs { get; private init; }

    /// <summary>By block its first run; one more at the end.</summary>
    public int[] BlockRuns { get; private init; }

    /// <summary>By segment, in the order of <see cref="Runs"/>, its entity within the block.</summary>
    public ushort[] SegmentPlaces { get; private init; }

    /// <summary>Where the records of an entity's segments are, by entity and type.</summary>
    public EntitySegment[] Segments { get; private init; }

    /// <summary>By entity its first entry of <see cref="Segments"/>; one more at the end.</summary>
    public int[] EntitySegments { get; private init; }

    /// <summary>The records of the longest segment.</summary>
    public int LongestSegment { get; private init; }

    /// <summary>Where a grade's days start in a table by <see cref="GradeDays"/>.</summary>
    public int RowStart(int type, int grade) => (type * GradesPerType + grade) * DayCount;

    /// <summary>The segments of an entity, by type.</summary>
    public ReadOnlySpan<EntitySegment> SegmentsOf(int entity) =>
        Segments.AsSpan(EntitySegments[entity]..EntitySegments[entity + 1]);

    /// <summary>The keys, of <see cref="GradeDays"/>, of a segment's records.</summary>
    public ReadOnlySpan<int> Keys(EntitySegment segment) => GradeDays.AsSpan(segment.FirstRecord, segment.Length);

    /// <summary>Sorts columns into a table by counting, stably: records of a segment keep their order.</summary>
    /// <param name="entityCount">Entities are 0 to this less 1; those without records have no segment.</param>
    /// <param name="typeCount">Types are 0 to this less 1.</param>
    /// <param name="entities">By row its entity.</param>
    /// <param name="types">By row its type.</param>
    /// <param name="severities">By row its severity, 0 to 3.</param>
    /// <param name="repaired">By row 1 when repaired, else 0.</param>
    /// <param name="days">By row its event day.</param>
    /// <exception cref="ArgumentException">Columns differ in length, or a value is out of its range.</exception>
    public static RecordTable Build(
        int entityCount,
        int typeCount,
        ReadOnlySpan<int> entities,
        ReadOnlySpan<byte> types,
        ReadOnlySpan<byte> severities,
        ReadOnlySpan<byte> repaired,
        ReadOnlySpan<int> days
    )
    {
        CheckColumns(entityCount, typeCount, entities, types, severities, repaired, days);
        var (firstDay, dayCount) = Span(days);
        var counts = new int[checked(entityCount * typeCount)];
        for (var row = 0; row < entities.Length; row++)
            counts[entities[row] * typeCount + types[row]]++;
        var layout = new SegmentLayout(entityCount, typeCount, counts);
        var gradeDays = new int[entities.Length];
        for (var row = 0; row < entities.Length; row++)
        {
            var place = layout.FirstRecords[entities[row] * typeCount + types[row]]++;
            gradeDays[place] = ((types[row] * 4 + severities[row]) * 2 + repaired[row]) * dayCount + (days[row] - firstDay);
        }
        return new RecordTable(entityCount, typeCount, firstDay, dayCount)
        {
            GradeDays = gradeDays,
            Runs = layout.Runs,
            BlockRuns = layout.BlockRuns,
            SegmentPlaces = layout.SegmentPlaces,
            Segments = layout.Segments,
            EntitySegments = layout.EntitySegments,
            LongestSegment = layout.Longest,
        };
    }

    /// <summary>The kernel reads its table unchecked at what these columns say, so nothing out of range may get in.</summary>
    private static void CheckColumns(
        int entityCount,
        int typeCount,
        ReadOnlySpan<int> entities,
        ReadOnlySpan<byte> types,
        ReadOnlySpan<byte> severities,
        ReadOnlySpan<byte> repaired,
        ReadOnlySpan<int> days
    )
    {
        var rows = entities.Length;
        if (types.Length != rows || severities.Length != rows || repaired.Length != rows || days.Length != rows)
            throw new ArgumentException(
                $"Columns differ in length: {rows} entities, {types.Length} types, {severities.Length} severities, {repaired.Length} repaired, {days.Length} days."
            );
        if (entities.ContainsAnyExceptInRange(0, entityCount - 1))
            throw new ArgumentException($"An entity is not in 0 to {entityCount - 1}.");
        if (typeCount is < 1 or > byte.MaxValue || types.ContainsAnyExceptInRange((byte)0, (byte)(typeCount - 1)))
            throw new ArgumentException($"A type is not in 0 to {typeCount - 1}.");
        if (severities.ContainsAnyExceptInRange((byte)0, (byte)3))
            throw new ArgumentException("A severity is not in 0 to 3.");
        if (repaired.ContainsAnyExceptInRange((byte)0, (byte)1))
            throw new ArgumentException("Repaired is neither 0 nor 1.");
    }

    private static (int FirstDay, int DayCount) Span(ReadOnlySpan<int> days)
    {
        if (days.IsEmpty)
            return (0, 1);
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var day in days)
            (first, last) = (Math.Min(first, day), Math.Max(last, day));
        return (long)last - first < DaysMax
            ? (first, last - first + 1)
            : throw new ArgumentOutOfRangeException(
                nameof(days),
                $"Event days span {(long)last - first + 1} days; a table takes {DaysMax}."
            );
    }
}

/// <summary>Segments of one block, one type and one length, with their records one after the other.</summary>
/// <param name="Type">The type.</param>
/// <param name="Length">Records of each segment.</param>
/// <param name="FirstSegment">The first segment, in the order of all runs.</param>
/// <param name="SegmentCount">How many segments, at least one.</param>
/// <param name="FirstRecord">The first record of the first segment.</param>
public readonly record struct SegmentRun(byte Type, int Length, int FirstSegment, int SegmentCount, int FirstRecord);

/// <summary>The records of one entity and type.</summary>
/// <param name="Type">The type.</param>
/// <param name="FirstRecord">Its first record.</param>
/// <param name="Length">How many records, at least one.</param>
public readonly record struct EntitySegment(byte Type, int FirstRecord, int Length);
