using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>Writes the cells of one dump's rows, in the department's habits, in odd forms, or spoiled.</summary>
internal sealed class CellWriter
{
    private static readonly string[] BadDates = ["2021-13-45", "2021年2月30日", "不详", "9.13601E+17", "2021-3"];
    private static readonly string[] BadAmounts = ["12,5O0", "五千多", "约3万", "1.2.3"];
    private static readonly string[] Remarks = ["", "", "", "无", "见附件", "详见文书", "\\N"];

    private readonly CityPlan city;
    private readonly SourcePlan source;
    private readonly int dateForm;
    private readonly bool isDelimitedByTab;

    public CellWriter(CityPlan city, SourcePlan source, Column[] columns)
    {
        (this.city, this.source, Columns) = (city, source, columns);
        dateForm = source.Contract.Format == DumpFormat.Xlsx ? DateSpelling.SpreadsheetForm : source.Ordinal % 4;
        isDelimitedByTab = source.Contract.Format == DumpFormat.Tsv;
    }

    public Column[] Columns { get; }

    public void Date(RowText row, int day, bool isOdd, ref Draws form) =>
        DateSpelling.Write(row, day, isOdd ? form.Below(DateSpelling.Count) : dateForm);

    public void Uscc(RowText row, in Business business, bool isOdd, ref Draws form)
    {
        city.Businesses.WriteUscc(business, row);
        if (isOdd)
            Disguise(row.Open, ref form);
    }

    public void RegistrationNumber(RowText row, in Business business, bool isOdd)
    {
        city.Businesses.WriteRegistrationNumber(business, row);
        if (isOdd)
            Widths.ToFullWidth(row.Open);
    }

    /// <summary>An organisation code; oddly with its hyphen.</summary>
    public void OrganisationCode(RowText row, in Business business, bool isOdd)
    {
        city.Businesses.WriteOrganisationCode(business, row);
        if (!isOdd)
            return;
        var check = row.Open[^1];
        row.Open[^1] = '-';
        row.Append(check);
    }

    /// <summary>A USCC with one wrong character, the same every time for a record.</summary>
    public void MistypedUscc(RowText row, in Business business, long record)
    {
        city.Businesses.WriteUscc(business, row);
        ref var c = ref row.Open[8 + (int)(record % 9)];
        c = c == '7' ? '4' : '7';
    }

    /// <summary>The owner's personal number with the day of birth masked.</summary>
    public void MaskedNumber(RowText row, in Business business)
    {
        var number = (int)(business.Index % 8999) + 1000;
        row.Append(city.Businesses.Division(business)).Append(1955 + number % 45).Append("****").Append(number);
    }

    /// <summary>A name that was written with full-width brackets; departments without a rule for it write others.</summary>
    public void Brackets(RowText row, bool isOdd, ref Draws form)
    {
        if (isOdd ? form.Below(2) == 0 : form.Below(4) == 0)
            Widths.BracketsToHalfWidth(row.Open);
        else if (isOdd)
            row.Append(isDelimitedByTab ? " " : "\t");
    }

    /// <summary>What was written of a party's place or representative; oddly in full width and with white space behind it.</summary>
    public void Evidence(RowText row, Column column, bool isOdd)
    {
        if (row.Open.IsEmpty)
            Absent(row, column, isOdd);
        else if (isOdd)
        {
            Widths.DigitsToFullWidth(row.Open);
            row.Append(isDelimitedByTab ? ' ' : '\t');
        }
    }

    /// <summary>A word, or one of the other codes that mean it.</summary>
    public void Word(RowText row, Column column, string value, bool isOdd, ref Draws form)
    {
        if (column.Codes is not null && column.Codes.TryGetValue(value, out var codes) && isOdd)
            row.Append(codes[form.Below(codes.Length)]);
        else
            row.Append(value);
        if (isOdd && value.Length > 0)
            row.Append(form.Below(2) == 0 || isDelimitedByTab ? "  " : "\t");
        else if (isOdd && column.Mapping?.Required == false)
            row.Append("\\N");
    }

    public static void Absent(RowText row, Column column, bool isOdd) =>
        row.Append(isOdd && column.Mapping?.Required == false ? "\\N" : "");

    /// <summary>A column that nobody reads; oddly with a line break, which makes a good row of two lines.</summary>
    public void Filler(RowText row, bool isOdd, ref Draws form)
    {
        if (isOdd && !isDelimitedByTab)
            row.Append("经查，情况属实。\n当事人“无异议”。");
        else
            row.Append(Remarks[form.Below(Remarks.Length)]);
    }

    /// <summary>Spoils the open cell, when it is the one to be spoiled.</summary>
    public void Spoil(RowText row, int column, in RowDirt dirt, int delivery, ref Draws form)
    {
        if (column != dirt.Column)
            return;
        switch (dirt.Kind)
        {
            case DirtKind.MissingValue:
                row.Reopen();
                break;
            case DirtKind.BadDate:
                row.Reopen().Append(BadDates[form.Below(BadDates.Length)]);
                break;
            case DirtKind.BadAmount:
                row.Reopen().Append(BadAmounts[form.Below(BadAmounts.Length)]);
                break;
            case DirtKind.BadInteger:
                row.Reopen().Append(form.Below(2) == 0 ? "十五日内" : "15天");
                break;
            case DirtKind.UnknownCode:
                row.Reopen().Append(form.Below(2) == 0 ? "不明" : "QT9999");
                break;
            case DirtKind.DateAfterDelivery:
                row.Reopen();
                DateSpelling.Write(row, source.Days[delivery] + 1 + form.Below(300), dateForm);
                break;
            case DirtKind.InvalidBytes:
                row.Append(CharacterEncoder.Undecodable);
                break;
        }
    }

    /// <summary>Spoils the whole row, when its structure is to be spoiled.</summary>
    public static void SpoilStructure(RowText row, in RowDirt dirt)
    {
        if (dirt.Kind == DirtKind.LackingField)
            row.DropField();
        else if (dirt.Kind == DirtKind.ExtraField)
            row.Append("备注").EndField();
    }

    /// <summary>Lower case, full width, or letters for digits: all of it can be repaired.</summary>
    private static void Disguise(Span<char> code, ref Draws form)
    {
        switch (form.Below(3))
        {
            case 0:
                foreach (ref var c in code)
                    c = char.ToLowerInvariant(c);
                break;
            case 1:
                Widths.ToFullWidth(code);
                break;
            default:
                code.Replace('0', 'O');
                if (form.Below(2) == 0)
                    code.Replace('1', 'I');
                break;
        }
    }
}
