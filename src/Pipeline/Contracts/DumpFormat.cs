namespace FoodCredit.Pipeline.Contracts;

/// <summary>The file format of a dump.</summary>
public enum DumpFormat
{
    Csv,
    Tsv,
    Xlsx,
}
