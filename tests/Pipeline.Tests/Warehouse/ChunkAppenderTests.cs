using System.Text;
using DuckDB.NET.Data;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.Warehouse;

public sealed class ChunkAppenderTests
{
    [Fact]
    public void Add_RowsOfAllKindsOverManyChunks_AreReadBackAsTheyWere()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Execute(connection, "CREATE TABLE t (n INTEGER, l BIGINT, b UTINYINT, f BOOLEAN, id UUID, s VARCHAR, raw BLOB)");
        // Inline texts (to 12 bytes), longer ones, and one larger than the room for a chunk's texts.
        string[] texts = ["", "十二个字", "abcdefghijkl", "abcdefghijklm", "南昌市老街餐饮有限公司", new string('长', 900_000)];
        const int Rows = 5000;
        using (var appender = new ChunkAppender(connection.NativeConnection, "memory", "t"))
        {
            for (var i = 0; i < Rows; i++)
            {
                var text = i == 4321 ? texts[5] : texts[i % 5];
                appender.Add(i % 7 == 0 ? null : (int?)i).Add((long)i << 33).Add((byte)(i % 256)).Add(i % 3 == 0);
                appender
                    .Add(new UInt128((ulong)i << 40, (ulong)i))
                    .Add(i % 11 == 0 ? null : text)
                    .Add(Encoding.UTF8.GetBytes(text));
                appender.EndRow();
            }
            appender.Close();
        }
        using var command = new DuckDBCommand(
            "SELECT n, l, b, f, id::VARCHAR, s, raw = coalesce(encode(s), raw) FROM t ORDER BY l",
            connection
        );
        using var reader = command.ExecuteReader();
        for (var i = 0; i < Rows; i++)
        {
            Assert.True(reader.Read());
            Assert.Equal<int?>(i % 7 == 0 ? null : i, reader.IsDBNull(0) ? null : reader.GetInt32(0));
            Assert.Equal(
                ((long)i << 33, (byte)(i % 256), i % 3 == 0),
                (reader.GetInt64(1), reader.GetByte(2), reader.GetBoolean(3))
            );
            Assert.Equal($"{(ulong)i << 40:x16}{(ulong)i:x16}", reader.GetString(4).Replace("-", "", StringComparison.Ordinal));
            Assert.Equal(
                i % 11 == 0 ? null
                    : i == 4321 ? texts[5]
                    : texts[i % 5],
                reader.IsDBNull(5) ? null : reader.GetString(5)
            );
            Assert.True(reader.GetBoolean(6));
        }
        Assert.False(reader.Read());
    }

    [Fact]
    public void EndRow_BeforeTheLastColumn_Throws()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Execute(connection, "CREATE TABLE t (a INTEGER, b INTEGER)");
        using var appender = new ChunkAppender(connection.NativeConnection, "memory", "t");
        Assert.Throws<InvalidOperationException>(() => appender.Add(1).EndRow());
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
