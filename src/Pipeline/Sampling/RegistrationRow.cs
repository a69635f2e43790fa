namespace FoodCredit.Pipeline.Sampling;

/// <summary>What registers tell of a business over the years. Deliveries are numbers of the register's; -1: never.</summary>
/// <param name="FirstDelivery">The delivery with which it is registered.</param>
/// <param name="ChangedDelivery">The delivery that tells a change of name, representative or status.</param>
/// <param name="RepeatedDelivery">The delivery that tells it again as it is.</param>
/// <param name="Change">1: the name, 2: the representative, 3: the status.</param>
internal readonly record struct RegistrationPlan(int FirstDelivery, int ChangedDelivery, int RepeatedDelivery, int Change)
{
    private const int ChangedPerTenThousand = 1200;
    private const int RepeatedPerTenThousand = 300;

    public static RegistrationPlan Of(CityPlan city, SourcePlan registry, in Business business)
    {
        var first = Math.Max(0, registry.DeliveryFrom(business.EstablishedDay));
        var later = registry.Days.Length - 1 - first;
        var draws = Draws.Of(city.Options.Seed, DrawStream.Registration, business.Index);
        // What stands twice in a real register is told once and never again.
        var isSteady = later <= 0 || city.IsRepeated(business.Index);
        var isChanged = draws.Chance(ChangedPerTenThousand) && !isSteady;
        var isRepeated = draws.Chance(RepeatedPerTenThousand) && !isSteady;
        var changed = isChanged ? first + 1 + draws.Below(later) : -1;
        var repeated = isRepeated ? first + 1 + draws.Below(later) : -1;
        return new RegistrationPlan(first, changed, repeated == changed ? -1 : repeated, 1 + draws.Below(3));
    }
}

/// <summary>Writes rows of the register of businesses, and their truth.</summary>
internal sealed class RegistrationRow(CityPlan city, CellWriter cells, int delivery)
{
    private static readonly string[] CompanyTypes =
    [
        "有限责任公司",
        "有限责任公司（自然人独资）",
        "有限责任公司（自然人投资或控股）",
    ];

    private readonly Businesses businesses = city.Businesses;

    /// <param name="business">Of whom the row speaks.</param>
    /// <param name="change">What has changed by then; 0: nothing.</param>
    /// <param name="spoken">The real row to write in place of the business's own, or null.</param>
    /// <param name="dirt">What is wrong with the row.</param>
    /// <param name="form">The row's draws.</param>
    /// <param name="row">Takes the row.</param>
    /// <param name="truth">Takes its truth, the fate excepted.</param>
    public void Write(
        in Business business,
        int change,
        RealRegistration? spoken,
        in RowDirt dirt,
        ref Draws form,
        RowText row,
        TruthRow truth
    )
    {
        row.Clear();
        for (var i = 0; i < cells.Columns.Length; i++)
        {
            var isOdd = dirt.Kind == DirtKind.Odd && dirt.Column == i;
            WriteCell(business, change, spoken, cells.Columns[i], isOdd, dirt.Kind == DirtKind.BadIdentifier, ref form, row);
            cells.Spoil(row, i, dirt, delivery, ref form);
            row.EndField();
        }
        CellWriter.SpoilStructure(row, dirt);
        businesses.WriteEntityId(business, truth.NaturalKey);
        businesses.WriteEntityId(business, truth.Owner);
        (truth.IsAttachable, truth.EventDay) = (true, business.EstablishedDay);
        if (dirt.IsRefused)
            truth.Refuse(dirt.Reason);
    }

    private void WriteCell(
        in Business business,
        int change,
        RealRegistration? spoken,
        Column column,
        bool isOdd,
        bool hasNoIdentifier,
        ref Draws form,
        RowText row
    )
    {
        switch (column.Attribute)
        {
            case "":
                cells.Filler(row, isOdd, ref form);
                break;
            case "uscc":
                if (hasNoIdentifier)
                    WriteBadIdentifier(business, spoken, row);
                else if (spoken is not null && business.HasUscc && !isOdd)
                    row.Append(spoken.WrittenCode);
                else if (business.HasUscc)
                    cells.Uscc(row, business, isOdd, ref form);
                else
                    CellWriter.Absent(row, column, isOdd);
                break;
            case "registration_number":
                if (business.HasRegistrationNumber && !hasNoIdentifier)
                    cells.RegistrationNumber(row, business, isOdd);
                else
                    CellWriter.Absent(row, column, isOdd);
                break;
            case "name":
                if (spoken is not null && change != 1)
                    row.Append(spoken.Name);
                else
                    businesses.WriteName(business, row, change == 1);
                if (isOdd)
                    cells.Brackets(row, isOdd, ref form);
                break;
            case "entity_type":
                row.Append(TypeOf(business));
                break;
            case "status":
                row.Append(change == 3 ? (business.Index % 3 == 0 ? "吊销" : "注销") : "开业");
                break;
            case "industry":
                row.Append(business.Trade.Code);
                break;
            case "district":
                cells.Word(row, column, DistrictOf(business, column), isOdd, ref form);
                break;
            case "address":
                if (spoken is not null)
                    row.Append(spoken.Address);
                else
                    businesses.WriteAddress(business, row);
                if (isOdd)
                    Widths.DigitsToFullWidth(row.Open);
                break;
            case "branch":
                cells.Word(row, column, businesses.Branches[business.Grid], isOdd, ref form);
                break;
            case "grid":
                row.Append(businesses.Grids[business.Grid]);
                break;
            case "established_on":
                cells.Date(row, business.EstablishedDay, isOdd, ref form);
                break;
            case "representative":
                businesses.WritePerson(business, row, change == 2 ? 1 : 0);
                break;
            case "contact_phone":
                row.Append("1390791").Append(business.Index * 7919 % 10_000, 4);
                break;
            default:
                throw new InvalidOperationException($"The register has no column for {column.Attribute}.");
        }
    }

    /// <summary>A real row without a valid code keeps what it has; any other gets a wrong character.</summary>
    private void WriteBadIdentifier(in Business business, RealRegistration? spoken, RowText row)
    {
        if (spoken is { Code.Length: 0 })
            row.Append(spoken.WrittenCode);
        else
            cells.MistypedUscc(row, business, business.Index);
    }

    private string DistrictOf(in Business business, Column column)
    {
        var code = businesses.Division(business);
        foreach (var (district, codes) in column.Codes!)
        {
            foreach (var known in codes)
            {
                if (code.SequenceEqual(known))
                    return district;
            }
        }
        throw new InvalidOperationException("Every grid lies in a district of codes/districts.csv.");
    }

    private static string TypeOf(in Business business) =>
        business.Kind switch
        {
            '2' => "个体工商户",
            '3' => "农民专业合作社",
            _ => CompanyTypes[(int)(business.Index % CompanyTypes.Length)],
        };
}
