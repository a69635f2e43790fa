namespace FoodCredit.Pipeline.Sampling;

/// <summary>A food licence of a business and when it is told. Deliveries are numbers of the licences' source; -1: never.</summary>
/// <param name="IssuedDay">Days since 1970-01-01.</param>
/// <param name="FirstDelivery">The delivery that tells it.</param>
/// <param name="RenewedDelivery">The delivery that tells its renewal.</param>
/// <param name="RepeatedDelivery">The delivery that tells it again.</param>
internal readonly record struct LicencePlan(int IssuedDay, int FirstDelivery, int RenewedDelivery, int RepeatedDelivery)
{
    private const int LicensedFoodPerTenThousand = 9200;
    private const int LicensedOthersPerTenThousand = 40;

    /// <summary>Licence numbers have six digits for the holder.</summary>
    private const long HoldersMax = 1_000_000;

    /// <summary>Null for a business without a licence.</summary>
    public static LicencePlan? Of(CityPlan city, SourcePlan source, in Business business)
    {
        var draws = Draws.Of(city.Options.Seed, DrawStream.Licence, business.Index);
        if (
            business.Index >= HoldersMax
            || !draws.Chance(business.Trade.IsFood ? LicensedFoodPerTenThousand : LicensedOthersPerTenThousand)
        )
            return null;
        var issued = Math.Max(business.EstablishedDay + 5 + draws.Below(40), source.Days[0] - draws.Below(1500));
        var first = source.DeliveryFrom(issued);
        if (first < 0)
            return null;
        var later = source.Days.Length - 1 - first;
        var renewed = draws.Chance(600) && later > 0 ? first + 1 + draws.Below(later) : -1;
        var repeated = draws.Chance(250) && later > 0 && renewed < 0 ? first + 1 + draws.Below(later) : -1;
        return new LicencePlan(issued, first, renewed, repeated);
    }
}

/// <summary>Writes rows about food licences, and their truth.</summary>
internal sealed class LicenceRow(CityPlan city, CellWriter cells, int delivery)
{
    private const int ValidDays = 5 * 365;

    private static readonly string[] Forms = ["食品销售经营者", "餐饮服务经营者", "单位食堂"];

    private readonly char[] number = new char[16];
    private readonly EvidenceCells evidence = new(city);

    public void Write(
        in Business business,
        in LicencePlan plan,
        bool isRenewed,
        in RowDirt dirt,
        ref Draws form,
        RowText row,
        TruthRow truth
    )
    {
        BusinessCodes.WriteLicenceNumber(number, KindOf(business), city.Businesses.Division(business), business.Index);
        row.Clear();
        for (var i = 0; i < cells.Columns.Length; i++)
        {
            var isOdd = dirt.Kind == DirtKind.Odd && dirt.Column == i;
            WriteCell(business, plan, isRenewed, cells.Columns[i], isOdd, ref form, row);
            cells.Spoil(row, i, dirt, delivery, ref form);
            row.EndField();
        }
        CellWriter.SpoilStructure(row, dirt);
        truth.NaturalKey.Append(number);
        city.Businesses.WriteEntityId(business, truth.Owner);
        (truth.IsAttachable, truth.EventDay) = (!IsNameOnly(business), plan.IssuedDay);
        if (dirt.IsRefused)
            truth.Refuse(dirt.Reason);
    }

    private void WriteCell(
        in Business business,
        in LicencePlan plan,
        bool isRenewed,
        Column column,
        bool isOdd,
        ref Draws form,
        RowText row
    )
    {
        switch (column.Attribute)
        {
            case "":
                cells.Filler(row, isOdd, ref form);
                break;
            case "licence_number":
                row.Append(number);
                break;
            case "party_name":
                city.Businesses.WriteName(business, row, isRenamed: false);
                cells.Brackets(row, isOdd, ref form);
                break;
            case "party_code":
                if (IsNameOnly(business))
                    CellWriter.Absent(row, column, isOdd);
                else if (business.HasUscc)
                    cells.Uscc(row, business, isOdd, ref form);
                else
                    cells.RegistrationNumber(row, business, isOdd);
                break;
            case "party_address":
                evidence.WriteLicensedAddress(business, row);
                cells.Evidence(row, column, isOdd);
                break;
            case "party_representative":
                evidence.WriteLicensedRepresentative(business, row);
                cells.Evidence(row, column, isOdd);
                break;
            case "business_form":
                cells.Word(row, column, Forms[KindOf(business) - 1], isOdd, ref form);
                break;
            case "issued_on":
                cells.Date(row, plan.IssuedDay, isOdd, ref form);
                break;
            case "valid_until":
                cells.Date(row, plan.IssuedDay + ValidDays * (isRenewed ? 2 : 1), isOdd, ref form);
                break;
            default:
                throw new InvalidOperationException($"Licences have no column for {column.Attribute}.");
        }
    }

    /// <summary>One in fifty licences names its holder without a code.</summary>
    private static bool IsNameOnly(in Business business) => business.Index % 50 == 7;

    /// <summary>1 sale, 2 catering, 3 canteens: the third character of its number.</summary>
    private static int KindOf(in Business business) =>
        business.Trade.Category == "collective_dining" ? 3
        : business.Trade.IsCatering ? 2
        : 1;
}
