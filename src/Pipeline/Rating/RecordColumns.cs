using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Pipeline.Rating;

/// <summary>The counting records as arrays, in the order of entity, type and record id.</summary>
internal sealed class RecordColumns
{
    private RecordColumns(int count)
    {
        (Entities, Days, Ends) = (new int[count], new int[count], new int[count]);
        (Types, Severities, Repaired) = (new byte[count], new byte[count], new byte[count]);
    }

    public int Count => Entities.Length;

    public int[] Entities { get; }

    public byte[] Types { get; }

    public byte[] Severities { get; }

    /// <summary>1 when repaired.</summary>
    public byte[] Repaired { get; }

    public int[] Days { get; }

    /// <summary>The last day in force.</summary>
    public int[] Ends { get; }

    /// <summary>Reads numbered_record.</summary>
    public static RecordColumns Read(WarehouseConnection warehouse)
    {
        var columns = new RecordColumns(checked((int)warehouse.Count("SELECT count(*) FROM numbered_record")));
        var i = 0;
        warehouse.ForEach(
            """
            SELECT entity_index, type_index, severity, repaired, event_day, in_force_until
            FROM numbered_record
            ORDER BY row_number
            """,
            row =>
            {
                columns.Entities[i] = row.GetInt32(0);
                columns.Types[i] = row.GetByte(1);
                columns.Severities[i] = row.GetByte(2);
                columns.Repaired[i] = row.GetBoolean(3) ? (byte)1 : (byte)0;
                columns.Days[i] = row.GetInt32(4);
                columns.Ends[i] = row.IsDBNull(5) ? CountingRecord.Open : row.GetInt32(5);
                i++;
            }
        );
        return columns;
    }

    /// <summary>Every entity with the range of its records, in order.</summary>
    public IEnumerable<(int Entity, Range Records)> ByEntity(int entityCount)
    {
        var start = 0;
        for (var entity = 0; entity < entityCount; entity++)
        {
            var end = start;
            while (end < Count && Entities[end] == entity)
                end++;
            yield return (entity, start..end);
            start = end;
        }
    }

    /// <summary>A range of records for the entity scorer.</summary>
    public CountingRecord[] Counting(Range range)
    {
        var (start, length) = range.GetOffsetAndLength(Count);
        var records = new CountingRecord[length];
        for (var i = 0; i < length; i++)
            records[i] = new CountingRecord(
                Types[start + i],
                Severities[start + i],
                Repaired[start + i] != 0,
                Days[start + i],
                Ends[start + i]
            );
        return records;
    }
}
