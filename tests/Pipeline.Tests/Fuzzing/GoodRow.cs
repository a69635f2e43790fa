namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>A sound row whose values are known.</summary>
/// <param name="Cells">In the order of <see cref="Columns"/>.</param>
/// <param name="Day">Its date, in days since 1970-01-01.</param>
/// <param name="FineCents">Its fine, in 分.</param>
internal sealed record GoodRow(string[] Cells, int Day, long FineCents)
{
    /// <summary>The header.</summary>
    public static readonly string[] Columns = ["文号", "名称", "代码", "日期", "罚款", "事实", "备注"];

    /// <summary>The header of JSON, in which the party is an object.</summary>
    public static readonly string[] JsonKeys = ["文号", "party.name", "party.code", "日期", "罚款", "事实", "备注"];

    public const int NameColumn = 1;
    public const int CodeColumn = 2;
    public const int DayColumn = 3;
    public const int FineColumn = 4;

    public string Number => Cells[0];
}
