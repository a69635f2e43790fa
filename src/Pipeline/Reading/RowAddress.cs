namespace FoodCredit.Pipeline.Reading;

/// <summary>Where a row starts in its dump.</summary>
/// <param name="Line">1-based physical line; in a workbook the sheet's row number, counted on over its sheets; in a JSON array and in Parquet the row's number. Unique in a file.</param>
/// <param name="ByteOffset">0-based offset in the file's bytes (UTF-16 and GB18030 that is transcoded: in the bytes of the text's UTF-8 form; workbooks and Parquet always 0).</param>
public readonly record struct RowAddress(long Line, long ByteOffset);
