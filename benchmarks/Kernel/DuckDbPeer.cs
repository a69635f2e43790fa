using DuckDB.NET.Data;
using FoodCredit.Scoring.Sql;

namespace FoodCredit.Benchmarks.Kernel;

/// <summary>The same score in DuckDB, over an in-memory table of the same records with nothing left to convert.</summary>
internal sealed class DuckDbPeer : IDisposable
{
    private readonly DuckDBConnection connection = new("Data Source=:memory:");
    private readonly KernelCity city;

    public DuckDbPeer(KernelCity city, int threads)
    {
        this.city = city;
        connection.Open();
        Execute($"SET threads = {threads}");
        Execute(
            """
            CREATE TABLE graded_record (
                entity_index INTEGER, type_index UTINYINT, severity UTINYINT, repaired BOOLEAN, event_day INTEGER
            );
            CREATE TABLE scored_entity (entity_index INTEGER, industry_index INTEGER, area_index INTEGER);
            CREATE TABLE contribution (grade_day INTEGER, points BIGINT);
            CREATE TABLE frequency (type_index UTINYINT, records BIGINT, factor BIGINT, cap BIGINT);
            """
        );
        FillRecords();
        FillEntities();
        FillTables();
    }

    /// <summary>
    /// One GROUP BY by hand, as fast as plain SQL was found to be: records join a contribution table made for the as-of date, types are summed in
    /// one pass with a filtered sum each, then frequency, cap, context and thresholds.
    /// </summary>
    public void GroupBy(long[] points) => Read(HandWritten, points, null);

    /// <summary>The plan as SQL, with its rules, as the engine emits it.</summary>
    public void Emitted(long[] points, byte[] colours) => Read(PlanSql.Rating(city.Plan, KernelCity.AsOfDay), points, colours);

    public void Dispose() => connection.Dispose();

    private static string HandWritten =>
        """
            WITH typed AS (
                SELECT entity_index, graded_record.type_index, sum(points)::BIGINT AS points, count(*) AS records
                FROM graded_record
                JOIN contribution ON contribution.grade_day = (type_index * 4 + severity) * 4096 + (18992 - event_day)
                GROUP BY entity_index, graded_record.type_index
            ),
            capped AS (
                SELECT entity_index, sum(least(cap, (points * factor + 32768) >> 16))::BIGINT AS points
                FROM typed
                JOIN frequency ON frequency.type_index = typed.type_index AND frequency.records = least(typed.records, 5)
                GROUP BY entity_index
            )
            SELECT
                scored_entity.entity_index,
                [0, 500, 0][industry_index + 1]
                + (((((coalesce(points, 0) * [65536, 75366, 68813]::BIGINT[][industry_index + 1] + 32768) >> 16)
                    * ([65536, 85197, 75366]::BIGINT[])[area_index + 1] + 32768) >> 16)) AS points_milli
            FROM scored_entity LEFT JOIN capped USING (entity_index)
            """.Replace("[65536, 75366, 68813]::BIGINT[][", "([65536, 75366, 68813]::BIGINT[])[", StringComparison.Ordinal);

    private void Read(string sql, long[] points, byte[]? colours)
    {
        using var command = new DuckDBCommand(
            colours is null
                ? $"SELECT entity_index, points_milli FROM ({sql})"
                : $"SELECT entity_index, points_milli, colour FROM ({sql})",
            connection
        );
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var entity = reader.GetInt32(0);
            points[entity] = reader.GetInt64(1);
            if (colours is not null)
                colours[entity] = reader.GetByte(2);
        }
    }

    private void Execute(string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private void FillRecords()
    {
        // DuckDB groups sorted rows fastest.
        using var appender = connection.CreateAppender("graded_record");
        foreach (var i in city.Order)
            appender
                .CreateRow()
                .AppendValue(city.Entities[i])
                .AppendValue(city.Types[i])
                .AppendValue(city.Severities[i])
                .AppendValue(false)
                .AppendValue(city.Days[i])
                .EndRow();
    }

    private void FillEntities()
    {
        using var appender = connection.CreateAppender("scored_entity");
        for (var i = 0; i < city.EntityCount; i++)
            appender.CreateRow().AppendValue(i).AppendValue((int)city.Industries[i]).AppendValue((int)city.Areas[i]).EndRow();
    }

    private void FillTables()
    {
        using (var appender = connection.CreateAppender("contribution"))
        {
            for (var type = 0; type < city.Plan.Types.Length; type++)
            {
                for (var severity = 0; severity < 4; severity++)
                {
                    for (var age = 0; age < city.Plan.Types[type].WindowDays; age++)
                        appender
                            .CreateRow()
                            .AppendValue((type * 4 + severity) * 4096 + age)
                            .AppendValue(city.Plan.Types[type].Contribution(severity, age, false))
                            .EndRow();
                }
            }
        }
        using (var appender = connection.CreateAppender("frequency"))
        {
            for (var type = 0; type < city.Plan.Types.Length; type++)
            {
                for (var records = 1; records < city.Plan.Types[type].FrequencyQ16.Length; records++)
                    appender
                        .CreateRow()
                        .AppendValue((byte)type)
                        .AppendValue((long)records)
                        .AppendValue(city.Plan.Types[type].FrequencyQ16[records])
                        .AppendValue(city.Plan.Types[type].CapMilli)
                        .EndRow();
            }
        }
    }
}
