namespace FoodCredit.Pipeline.Sampling;

/// <summary>The rows about food licences in one delivery.</summary>
internal sealed class LicenceRows(CityPlan city, SourcePlan source, CellWriter cells, int delivery)
{
    private readonly LicenceRow writer = new(city, cells, delivery);

    public void Write(DumpRows dump)
    {
        for (long index = 0; index < city.Businesses.Count; index++)
        {
            var business = city.Businesses[index];
            if (LicencePlan.Of(city, source, business) is not { } plan)
                continue;
            var isFirst = plan.FirstDelivery == delivery;
            var isRenewal = plan.RenewedDelivery == delivery;
            var isRepeat = plan.RepeatedDelivery == delivery;
            if (!isFirst && !isRenewal && !isRepeat)
                continue;
            var isToldOnce = plan is { RenewedDelivery: < 0, RepeatedDelivery: < 0 };
            var (row, truth) = dump.Next(isRepeat ? "duplicate" : "loaded");
            var dirt = dump.Dirt(maySpoil: isToldOnce || !isFirst, out var form);
            writer.Write(business, plan, isRenewal, dirt, ref form, row, truth);
            dump.Add(dirt);
        }
    }
}
