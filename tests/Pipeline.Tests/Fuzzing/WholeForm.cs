namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Files that are refused as a whole where they are damaged.</summary>
internal enum WholeForm
{
    Xlsx,

    /// <summary>Of Excel 97: knows no check sums.</summary>
    Xls,

    /// <summary>As DuckDB and most others write it: without check sums.</summary>
    Parquet,

    Gzip,

    Zip,

    TarGzip,
}
