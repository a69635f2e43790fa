namespace FoodCredit.Pipeline.Sampling;

/// <summary>The ways in which departments write a date.</summary>
internal static class DateSpelling
{
    public const int Count = 8;

    /// <summary>The form of a spreadsheet: days since 1899-12-30.</summary>
    public const int SpreadsheetForm = 4;

    private const int SpreadsheetEpoch = 25_569;

    public static void Write(RowText row, int day, int form)
    {
        var date = Days.ToDate(day);
        switch (form)
        {
            case 0:
                WriteDashed(row, date);
                break;
            case 1:
                row.Append(date.Year).Append('/').Append(date.Month).Append('/').Append(date.Day);
                break;
            case 2:
                row.Append(date.Year).Append('年').Append(date.Month).Append('月').Append(date.Day).Append('日');
                break;
            case 3:
                row.Append(date.Year).Append(date.Month, 2).Append(date.Day, 2);
                break;
            case SpreadsheetForm:
                row.Append(day + SpreadsheetEpoch);
                break;
            case 5:
                WriteDashed(row, date);
                row.Append(" 00:00:00.0");
                break;
            case 6:
                row.Append(date.Year).Append('.').Append(date.Month).Append('.').Append(date.Day);
                break;
            default:
                WriteDashed(row, date);
                Widths.ToFullWidth(row.Open);
                break;
        }
    }

    public static void WriteDashed(RowText row, DateOnly date) =>
        row.Append(date.Year, 4).Append('-').Append(date.Month, 2).Append('-').Append(date.Day, 2);
}
