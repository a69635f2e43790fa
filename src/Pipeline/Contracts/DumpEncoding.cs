namespace FoodCredit.Pipeline.Contracts;

/// <summary>The text encoding a contract declares; <see cref="Auto"/>: by BOM, then strict UTF-8, then GB18030.</summary>
public enum DumpEncoding
{
    Auto,
    Utf8,
    Gb18030,
    Utf16,
}
