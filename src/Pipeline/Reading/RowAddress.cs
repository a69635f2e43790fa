namespace FoodCredit.Pipeline.Reading;

/// <summary>Where a row starts in its dump.</summary>
/// <param name="Line">1-based physical line; in a workbook the sheet's row number.</param>
/// <param name="ByteOffset">0-based offset in the file's bytes (UTF-16 and workbooks: in the bytes of the text's UTF-8 form; workbooks always 0).</param>
public readonly record struct RowAddress(long Line, long ByteOffset);
