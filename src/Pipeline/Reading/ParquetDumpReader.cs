using System.Text;
using DuckDB.NET.Data;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Reads a Parquet file; numbers and dates become the text that a conversion understands.</summary>
internal sealed class ParquetDumpReader : IDumpReader
{
    private const int MemoryMib = 512;

    private readonly string path;
    private readonly WarehouseConnection database;
    private readonly IEnumerator<byte[][]> rows;
    private byte[] raw = [];

    /// <exception cref="BrokenContractException">The file is no Parquet file, or a broken one.</exception>
    public ParquetDumpReader(string path)
    {
        this.path = path;
        database = WarehouseConnection.Open(null, MemoryMib, threads: 1);
        try
        {
            Header = Guarded(() =>
                database.Rows(
                    $"DESCRIBE SELECT * FROM read_parquet({SqlText.Literal(path)})",
                    row => HeaderText.Clean(row.GetString(0))
                )
            );
        }
        catch (BrokenContractException)
        {
            database.Dispose();
            throw;
        }
        rows = database
            .Stream(
                $"SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet({SqlText.Literal(path)})",
                row =>
                    Enumerable
                        .Range(0, row.FieldCount)
                        .Select(i => row.IsDBNull(i) ? [] : Encoding.UTF8.GetBytes(row.GetString(i)))
                        .ToArray()
            )
            .GetEnumerator();
    }

    public IReadOnlyList<string> Header { get; }

    public long HeaderLine => 1;

    string IDumpReader.Encoding => "parquet";

    public FieldDecoder Decoder => FieldDecoder.Utf8;

    public RowRefusal? Fault => null;

    public RowAddress Address { get; private set; }

    public ReadOnlySpan<byte> Raw => raw;

    public long Position => 0;

    public ReadOnlySpan<byte> Field(int index) => rows.Current[index];

    public bool Read()
    {
        if (!Guarded(rows.MoveNext))
            return false;
        Address = new RowAddress(Address.Line + 1, 0);
        raw = JsonRow.OfCells(rows.Current.Select(cell => Encoding.UTF8.GetString(cell)));
        return true;
    }

    public void Dispose()
    {
        rows.Dispose();
        database.Dispose();
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDBException e)
        {
            throw new BrokenContractException(
                new Fault(
                    Path.GetFileName(path),
                    0,
                    0,
                    "a whole Parquet file",
                    Quoted.Text(e.Message),
                    "ask the department for the file again"
                ),
                e
            );
        }
    }
}
