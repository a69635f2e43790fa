namespace FoodCredit.Scoring.Kernel;

/// <summary>Where every segment of a record table goes, from the number of records of every entity and type.</summary>
internal sealed class SegmentLayout
{
    private readonly int typeCount;
    private readonly int[] counts;
    private readonly List<SegmentRun> runs = [];
    private int placed;

    /// <param name="entityCount">Entities.</param>
    /// <param name="typeCount">Types.</param>
    /// <param name="counts">By entity and type the number of records.</param>
    public SegmentLayout(int entityCount, int typeCount, int[] counts)
    {
        (this.typeCount, this.counts) = (typeCount, counts);
        FirstRecords = new int[counts.Length];
        var segments = counts.Length - counts.AsSpan().Count(0);
        SegmentPlaces = new ushort[segments];
        Segments = new EntitySegment[segments];
        EntitySegments = new int[entityCount + 1];
        BlockRuns = new int[(entityCount + RecordTable.BlockEntities - 1) / RecordTable.BlockEntities + 1];
        var keys = new ulong[Math.Min(entityCount, RecordTable.BlockEntities) * typeCount];
        for (var block = 0; block + 1 < BlockRuns.Length; block++)
        {
            var first = block * RecordTable.BlockEntities;
            var end = Math.Min(first + RecordTable.BlockEntities, entityCount);
            Place(first, keys.AsSpan(0, SortedKeys(first, end, keys)));
            Index(first, end);
            BlockRuns[block + 1] = runs.Count;
        }
    }

    /// <summary>By entity and type the place of its first record.</summary>
    public int[] FirstRecords { get; }

    public SegmentRun[] Runs => [.. runs];

    public int[] BlockRuns { get; }

    public ushort[] SegmentPlaces { get; }

    public EntitySegment[] Segments { get; }

    public int[] EntitySegments { get; }

    /// <summary>The records of the longest segment.</summary>
    public int Longest { get; private set; }

    /// <summary>The segments of a block as numbers that sort by type (from bit 48), length (from bit 16) and entity within the block.</summary>
    /// <returns>How many.</returns>
    private int SortedKeys(int firstEntity, int endEntity, ulong[] keys)
    {
        var segments = 0;
        for (var cell = firstEntity * typeCount; cell < endEntity * typeCount; cell++)
        {
            if (counts[cell] == 0)
                continue;
            var (entity, type) = Math.DivRem(cell, typeCount);
            keys[segments++] = (ulong)type << 48 | (ulong)counts[cell] << 16 | (uint)(entity - firstEntity);
        }
        keys.AsSpan(0, segments).Sort();
        return segments;
    }

    private void Place(int firstEntity, ReadOnlySpan<ulong> keys)
    {
        var firstSegment = EntitySegments[firstEntity];
        for (var i = 0; i < keys.Length; )
        {
            var (kind, from, firstRecord) = (keys[i] >> 16, i, placed);
            var (type, length) = ((byte)(kind >> 32), (int)(kind & uint.MaxValue));
            for (; i < keys.Length && keys[i] >> 16 == kind; i++, placed += length)
            {
                var place = (ushort)(keys[i] & ushort.MaxValue);
                SegmentPlaces[firstSegment + i] = place;
                FirstRecords[(firstEntity + place) * typeCount + type] = placed;
            }
            Longest = Math.Max(Longest, length);
            runs.Add(new SegmentRun(type, length, firstSegment + from, i - from, firstRecord));
        }
    }

    private void Index(int firstEntity, int endEntity)
    {
        var segment = EntitySegments[firstEntity];
        for (var entity = firstEntity; entity < endEntity; entity++)
        {
            for (var type = 0; type < typeCount; type++)
            {
                var cell = entity * typeCount + type;
                if (counts[cell] > 0)
                    Segments[segment++] = new EntitySegment((byte)type, FirstRecords[cell], counts[cell]);
            }
            EntitySegments[entity + 1] = segment;
        }
    }
}
