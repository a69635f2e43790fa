namespace FoodCredit.Pipeline.Sampling;

/// <summary>Which state of a record a row tells.</summary>
/// <param name="IsChanged">With its end, or its review.</param>
/// <param name="RepairDay">The repair that the row knows of; 0: none.</param>
internal readonly record struct RecordState(bool IsChanged, int RepairDay);

/// <summary>Writes rows about records, and their truth, as one source's dump of one delivery has them.</summary>
internal sealed class RecordRow(CityPlan city, SourcePlan writer, CellWriter cells, int delivery)
{
    private static readonly string[][] Measures =
    [
        ["罚款"],
        ["警告"],
        ["警告", "罚款"],
        ["罚款", "没收违法所得"],
        ["没收非法财物", "罚款"],
        ["通报批评"],
        ["罚款", "责令停产停业"],
        ["暂扣许可证件", "罚款"],
        ["吊销许可证件", "罚款"],
        ["责令关闭"],
        ["行政拘留"],
    ];

    /// <summary>From this measure on a penalty is more than a fine.</summary>
    private const int GraveMeasure = 6;
    private const int GraveMeasures = 3;

    private static readonly int[] MeasureWeights = [580, 150, 90, 80, 60, 20, 9, 5, 3, 1, 2];
    private static readonly string[] MeasureTexts = [.. Measures.Select(m => string.Join(';', m))];

    private readonly RowText value = new();
    private readonly EvidenceCells evidence = new(city);

    public void Write(in Fact fact, in RecordState state, in RowDirt dirt, ref Draws form, RowText row, TruthRow truth)
    {
        row.Clear();
        for (var i = 0; i < cells.Columns.Length; i++)
        {
            var isOdd = dirt.Kind == DirtKind.Odd && dirt.Column == i;
            WriteCell(fact, state, cells.Columns[i], isOdd, ref form, row, truth);
            cells.Spoil(row, i, dirt, delivery, ref form);
            row.EndField();
        }
        CellWriter.SpoilStructure(row, dirt);
        WriteKey(fact, truth.NaturalKey);
        if (fact.IsRegistered)
            city.Businesses.WriteEntityId(fact.Business, truth.Owner);
        truth.IsAttachable = fact.IsAttachable;
        if (dirt.IsRefused)
            truth.Refuse(dirt.Reason);
    }

    private void WriteCell(
        in Fact fact,
        in RecordState state,
        Column column,
        bool isOdd,
        ref Draws form,
        RowText row,
        TruthRow truth
    )
    {
        switch (column.Kind)
        {
            case CellKind.Filler:
                cells.Filler(row, isOdd, ref form);
                break;
            case CellKind.Code:
                WriteCode(fact, column, isOdd, ref form, row);
                break;
            case CellKind.SecondCode:
                if (fact.Form == PartyForm.Uscc && fact.Business.HasRegistrationNumber)
                    cells.RegistrationNumber(row, fact.Business, isOdd);
                else
                    CellWriter.Absent(row, column, isOdd);
                break;
            case CellKind.Name:
                WriteName(fact, row);
                cells.Brackets(row, isOdd, ref form);
                break;
            case CellKind.Address:
                evidence.WriteAddress(fact, row);
                cells.Evidence(row, column, isOdd);
                break;
            case CellKind.Representative:
                evidence.WriteRepresentative(fact, row);
                cells.Evidence(row, column, isOdd);
                break;
            case CellKind.Date:
                WriteDate(fact, state, column, isOdd, ref form, row, truth);
                break;
            case CellKind.Measure:
                WriteMeasure(fact, column, isOdd, ref form, row, truth);
                break;
            case CellKind.Amount:
                WriteAmount(fact, column, isOdd, ref form, row, truth);
                break;
            case CellKind.Integer:
                var days = 7 * (1 + Values(fact, column.Attribute).Below(4));
                row.Append(days);
                AddFact(truth, column.Attribute).Append(days);
                break;
            default:
                WriteText(fact, state, column, isOdd, ref form, row, truth);
                break;
        }
    }

    private void WriteText(
        in Fact fact,
        in RecordState state,
        Column column,
        bool isOdd,
        ref Draws form,
        RowText row,
        TruthRow truth
    )
    {
        if (column.Attribute == "document_number")
        {
            WriteDocument(fact, row);
            return;
        }
        if (column.Attribute == "update_time")
        {
            DateSpelling.WriteDashed(row, Days.ToDate(state.IsChanged ? fact.Plan.ChangedDay : fact.Plan.ToldDay));
            row.Append(" 09:").Append(fact.Number % 60, 2).Append(":00");
            return;
        }
        var text = column.Words is null ? "" : Word(fact, state, column);
        cells.Word(row, column, text, isOdd, ref form);
        if (text.Length > 0)
            AddFact(truth, column.Attribute).Append(text);
    }

    private string Word(in Fact fact, in RecordState state, Column column)
    {
        var draws = Values(fact, column.Attribute);
        var text = column.Words!.Draw(ref draws);
        if (fact.IsGrave)
            text = GraveWord(column.Attribute, text, ref draws);
        if (column.Attribute != "review_result" || !fact.Source.Reviews)
            return text;
        // What will be reviewed later cannot be done with yet.
        return state.IsChanged ? "已整改"
            : fact.Plan.ChangedDelivery >= 0 && text == "已整改" ? "未整改"
            : text;
    }

    /// <summary>What is said of a record that a high risk brought about.</summary>
    private static string GraveWord(string attribute, string text, ref Draws draws) =>
        attribute switch
        {
            "review_result" => "未整改",
            "failed_item" => draws.Chance(8000) ? "微生物污染" : "非食用物质",
            "result" => "立案查处",
            _ => text,
        };

    private void WriteDate(
        in Fact fact,
        in RecordState state,
        Column column,
        bool isOdd,
        ref Draws form,
        RowText row,
        TruthRow truth
    )
    {
        var day = DayOf(fact, state, column.Attribute);
        if (column.Attribute is "event_date" or "effective_on")
            truth.EventDay = day;
        else if (day is { } known)
            DateSpelling.WriteDashed(AddFact(truth, column.Attribute), Days.ToDate(known));
        if (day is { } date)
            cells.Date(row, date, isOdd, ref form);
        else if (isOdd && column.Attribute == "in_force_until")
            row.Append("9999-9-9");
        else
            CellWriter.Absent(row, column, isOdd);
    }

    private int? DayOf(in Fact fact, in RecordState state, string attribute)
    {
        var plan = fact.Plan;
        switch (attribute)
        {
            case "event_date":
                return plan.EventDay;
            case "effective_on":
                return plan.AmendedDay;
            case "ended_on":
                return state.IsChanged ? plan.ChangedDay : null;
            case "repaired_on":
                return state.RepairDay > 0 ? state.RepairDay : null;
            case "reviewed_on":
                var told = fact.Plan.ToldDay;
                return state.IsChanged ? plan.ChangedDay : Math.Min(told, plan.EventDay + 15);
            case "in_force_until":
                var draws = Values(fact, attribute);
                return draws.Chance(4000) ? plan.EventDay + (draws.Chance(6000) ? 365 : 1095) : null;
            default:
                return null;
        }
    }

    private void WriteMeasure(in Fact fact, Column column, bool isOdd, ref Draws form, RowText row, TruthRow truth)
    {
        var measure = MeasureOf(fact);
        var separators = column.Mapping!.Separators;
        var separator = isOdd ? separators[form.Below(separators.Length)] : separators[0];
        for (var i = 0; i < Measures[measure].Length; i++)
        {
            if (i > 0)
                row.Append(separator);
            var codes = column.Codes![Measures[measure][i]];
            row.Append(isOdd ? codes[form.Below(codes.Length)] : codes[0]);
        }
        truth.Measure = MeasureTexts[measure];
    }

    private void WriteAmount(in Fact fact, Column column, bool isOdd, ref Draws form, RowText row, TruthRow truth)
    {
        var draws = Values(fact, column.Attribute);
        int? yuan = column.Attribute switch
        {
            "fine" => Measures[MeasureOf(fact)].Contains("罚款") ? Money.Fine(ref draws) : null,
            "confiscated" => Measures[MeasureOf(fact)].Contains("没收违法所得") ? Money.Fine(ref draws) : null,
            _ => Money.Debt(ref draws),
        };
        if (yuan is not { } amount)
        {
            CellWriter.Absent(row, column, isOdd);
            return;
        }
        AmountSpelling.Write(row, amount, column.Mapping!.Unit, isOdd, ref form);
        if (column.Attribute == "fine")
            truth.FineFen = amount * 100L;
        else
            AddFact(truth, column.Attribute).Append(amount * 100L);
    }

    private void WriteCode(in Fact fact, Column column, bool isOdd, ref Draws form, RowText row)
    {
        switch (fact.Form)
        {
            case PartyForm.Uscc:
                cells.Uscc(row, fact.Business, isOdd, ref form);
                break;
            case PartyForm.OrganisationCode:
                cells.OrganisationCode(row, fact.Business, isOdd);
                break;
            case PartyForm.RegistrationNumber:
                cells.RegistrationNumber(row, fact.Business, isOdd);
                break;
            case PartyForm.Mistyped:
                cells.MistypedUscc(row, fact.Business, fact.Number);
                break;
            case PartyForm.Masked:
                cells.MaskedNumber(row, fact.Business);
                break;
            default:
                CellWriter.Absent(row, column, isOdd);
                break;
        }
    }

    /// <summary>The party's name as all rows about this record have it, with full-width brackets.</summary>
    private void WriteName(in Fact fact, RowText row)
    {
        if (fact.NameVariant == 0)
        {
            city.Businesses.WriteName(fact.Business, row, isRenamed: false);
            return;
        }
        value.Clear();
        city.Businesses.WriteName(fact.Business, value, isRenamed: false);
        ReadOnlySpan<char> name = value.Open;
        switch (fact.NameVariant)
        {
            case 1 when name.StartsWith("南昌市") || name.StartsWith("江西省"):
                row.Append(name[..2]).Append(name[3..]);
                break;
            case 2 when name.EndsWith("有限责任公司"):
                row.Append(name[..^6]).Append("有限公司");
                break;
            case 3 when name.StartsWith("南昌市") && name.Length > 9:
                row.Append(name[3..]);
                break;
            default:
                row.Append(name);
                break;
        }
    }

    private static void WriteDocument(in Fact fact, RowText row)
    {
        var source = fact.Source;
        var prefix = source.Profile!.Prefix;
        var year = Days.ToDate(fact.Plan.EventDay).Year;
        if (prefix.All(char.IsAscii))
            row.Append(prefix).Append(year).Append(fact.Number + 1, 8);
        else if (prefix[0] == '赣')
            row.Append('（').Append(year).Append('）').Append(prefix).Append(fact.Number + 1).Append('号');
        else
            row.Append(prefix).Append('〔').Append(year).Append('〕').Append(fact.Number + 1).Append('号');
    }

    /// <summary>type|document|party, or type|party|date: what identifies the record, in words.</summary>
    private void WriteKey(in Fact fact, RowText key)
    {
        key.Append(writer.Contract.RecordType);
        if (fact.Source.HasDocument)
            WriteDocument(fact, key.Append('|'));
        if (!fact.Source.HasParty)
            return;
        key.Append('|');
        switch (fact.Form)
        {
            case PartyForm.Uscc or PartyForm.OrganisationCode:
                city.Businesses.WriteOrganisationCode(fact.Business, key);
                break;
            case PartyForm.RegistrationNumber:
                city.Businesses.WriteRegistrationNumber(fact.Business, key);
                break;
            case PartyForm.Masked:
                cells.MaskedNumber(key, fact.Business);
                break;
            default:
                WriteName(fact, key);
                break;
        }
        if (!fact.Source.HasDocument)
            DateSpelling.WriteDashed(key.Append('|'), Days.ToDate(fact.Plan.EventDay));
    }

    private int MeasureOf(in Fact fact)
    {
        var draws = Values(fact, "measure");
        var rest = draws.Below(1000);
        if (fact.IsGrave)
            return GraveMeasure + draws.Below(GraveMeasures);
        for (var i = 0; i < MeasureWeights.Length; i++)
        {
            rest -= MeasureWeights[i];
            if (rest < 0)
                return i;
        }
        throw new InvalidOperationException("The weights of the measures sum to 1000.");
    }

    /// <summary>The draws of an attribute of a record: the same whoever tells it.</summary>
    private Draws Values(in Fact fact, string attribute) =>
        Draws.Of(
            city.Options.Seed,
            (ulong)DrawStream.FactText + (ulong)fact.Source.Ordinal,
            ((ulong)fact.Number << 5) + (ulong)AttributeNumber(attribute)
        );

    /// <summary>1 to 31; 0 is drawn from for the party.</summary>
    private static int AttributeNumber(string attribute) =>
        attribute switch
        {
            "measure" => 1,
            "fine" => 2,
            "confiscated" => 3,
            "in_force_until" => 4,
            "hazard" => 5,
            "review_result" => 6,
            "deadline_days" => 7,
            "failed_item" => 8,
            "food_category" => 9,
            "listing_reason" => 10,
            "performance" => 11,
            "violation_type" => 12,
            "case_kind" => 13,
            "result" => 14,
            "amount" => 15,
            _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "An attribute without a number."),
        };

    private static RowText AddFact(TruthRow truth, string attribute)
    {
        if (truth.Facts.Open.Length > 0)
            truth.Facts.Append(';');
        return truth.Facts.Append(attribute).Append('=');
    }
}
