namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// Counting records as the kernel wants them: sorted by entity, then type. A segment is the run of records of one entity and type. Each record
/// is one number, its grade and event day, which is an index into a table that is made for the as-of date.
/// </summary>
public sealed class RecordTable
{
    /// <summary>Grades of a type: four severities, repaired or not.</summary>
    public const int GradesPerType = 8;

    /// <summary>The longest span of event days that a table takes: a century.</summary>
    public const int DaysMax = 36_525;

    private RecordTable(int entityCount, int typeCount, int firstDay, int dayCount)
    {
        (EntityCount, TypeCount, FirstDay, DayCount) = (entityCount, typeCount, firstDay, dayCount);
        GradeDays = SegmentStarts = EntitySegments = [];
        SegmentTypes = [];
    }

    public int EntityCount { get; }

    public int TypeCount { get; }

    public int RecordCount => GradeDays.Length;

    /// <summary>The earliest event day.</summary>
    public int FirstDay { get; }

    /// <summary>Days from the earliest to the latest event, both counted.</summary>
    public int DayCount { get; }

    /// <summary>By record: <c>grade * DayCount + (event day - FirstDay)</c>, grade = <c>(type * 4 + severity) * 2 + repaired</c>.</summary>
    public int[] GradeDays { get; private init; }

    /// <summary>By segment its first record; one more at the end.</summary>
    public int[] SegmentStarts { get; private init; }

    /// <summary>By segment its type.</summary>
    public byte[] SegmentTypes { get; private init; }

    /// <summary>By entity its first segment; one more at the end.</summary>
    public int[] EntitySegments { get; private init; }

    /// <summary>The records of the longest segment.</summary>
    public int LongestSegment { get; private init; }

    /// <summary>Where a grade's days start in a table by <see cref="GradeDays"/>.</summary>
    public int RowStart(int type, int grade) => (type * GradesPerType + grade) * DayCount;

    /// <summary>The keys, of <see cref="GradeDays"/>, of a segment's records.</summary>
    public ReadOnlySpan<int> Keys(int segment) =>
        GradeDays.AsSpan(SegmentStarts[segment], SegmentStarts[segment + 1] - SegmentStarts[segment]);

    /// <summary>Sorts columns into a table by counting, stably: records of a segment keep their order.</summary>
    /// <param name="entityCount">Entities are 0 to this less 1; those without records have no segment.</param>
    /// <param name="typeCount">Types are 0 to this less 1.</param>
    /// <param name="entities">By row its entity.</param>
    /// <param name="types">By row its type.</param>
    /// <param name="severities">By row its severity, 0 to 3.</param>
    /// <param name="repaired">By row 1 when repaired, else 0.</param>
    /// <param name="days">By row its event day.</param>
    /// <param name="order">By record of the table the row it came from.</param>
    /// <exception cref="ArgumentException">Columns differ in length, or a value is out of its range.</exception>
    public static RecordTable Build(
        int entityCount,
        int typeCount,
        ReadOnlySpan<int> entities,
        ReadOnlySpan<byte> types,
        ReadOnlySpan<byte> severities,
        ReadOnlySpan<byte> repaired,
        ReadOnlySpan<int> days,
        out int[] order
    )
    {
        CheckColumns(entityCount, typeCount, entities, types, severities, repaired, days);
        var (firstDay, dayCount) = Span(days);
        var ends = new int[checked(entityCount * typeCount + 1)];
        for (var row = 0; row < entities.Length; row++)
            ends[entities[row] * typeCount + types[row] + 1]++;
        var segments = Segments(entityCount, typeCount, ends);
        for (var cell = 1; cell < ends.Length; cell++)
            ends[cell] += ends[cell - 1];
        order = new int[entities.Length];
        var gradeDays = new int[entities.Length];
        for (var row = 0; row < entities.Length; row++)
        {
            var place = ends[entities[row] * typeCount + types[row]]++;
            order[place] = row;
            gradeDays[place] = ((types[row] * 4 + severities[row]) * 2 + repaired[row]) * dayCount + (days[row] - firstDay);
        }
        return new RecordTable(entityCount, typeCount, firstDay, dayCount)
        {
            GradeDays = gradeDays,
            SegmentStarts = segments.Starts,
            SegmentTypes = segments.Types,
            EntitySegments = segments.Entities,
            LongestSegment = segments.Longest,
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

    private static (int[] Starts, byte[] Types, int[] Entities, int Longest) Segments(
        int entityCount,
        int typeCount,
        int[] counts
    )
    {
        var segmentCount = 0;
        foreach (var count in counts)
            segmentCount += count > 0 ? 1 : 0;
        var starts = new int[segmentCount + 1];
        var types = new byte[segmentCount];
        var entities = new int[entityCount + 1];
        var (segment, record, longest) = (0, 0, 0);
        for (var entity = 0; entity < entityCount; entity++)
        {
            entities[entity] = segment;
            for (var type = 0; type < typeCount; type++)
            {
                var count = counts[entity * typeCount + type + 1];
                if (count == 0)
                    continue;
                starts[segment] = record;
                types[segment++] = (byte)type;
                record += count;
                longest = Math.Max(longest, count);
            }
        }
        starts[segment] = record;
        entities[entityCount] = segment;
        return (starts, types, entities, longest);
    }
}
