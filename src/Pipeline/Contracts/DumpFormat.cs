namespace FoodCredit.Pipeline.Contracts;

/// <summary>The file format of a dump.</summary>
public enum DumpFormat
{
    Csv,
    Tsv,
    Xlsx,

    /// <summary>The workbooks of Excel 97 to 2003.</summary>
    Xls,

    /// <summary>An array of objects.</summary>
    Json,

    /// <summary>An object a line.</summary>
    JsonLines,
    Parquet,
}
