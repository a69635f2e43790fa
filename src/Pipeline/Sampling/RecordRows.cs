using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// The rows about records in one delivery:
/// 1. the source's new records;
/// 2. earlier ones that changed or come again;
/// 3. from the credit office: other departments' penalties once more;
/// 4. in a source of amendments: repairs, revocations and removals of records.
/// </summary>
internal sealed class RecordRows(CityPlan city, SourcePlan source, CellWriter cells, int delivery)
{
    /// <summary>A late echo comes at most two of the credit office's deliveries after the record, an early one before the next.</summary>
    private const int EchoDaysMax = 200;

    /// <summary>An amendment comes within this time of its record, and a delivery later once more.</summary>
    private const int AmendedDaysMax = 700;

    private readonly RecordRow writer = new(city, source, cells, delivery);
    private readonly int today = source.Days[delivery];

    public void Write(DumpRows dump)
    {
        if (source.Contract.Feeds == DatasetKind.Amendments)
        {
            foreach (
                var records in city.Sources.Where(s => SourceProfile.AmendedPerTenThousand(source.Contract.Id, s.Contract.Id) > 0)
            )
            {
                if (records.Contract.RecordType == source.Contract.RecordType)
                    WriteAmendments(dump, records);
            }
            return;
        }
        WriteNew(dump);
        if (source.IsFull)
            WriteWholeList(dump);
        else
            WriteAgain(dump);
        if (source == city.Echo)
        {
            foreach (var records in city.Sources.Where(city.HasEcho))
                WriteEchoes(dump, records);
        }
    }

    private void WriteNew(DumpRows dump)
    {
        for (var number = source.Start(delivery); number < source.End(delivery); number++)
        {
            var plan = city.Plan(source, delivery, number);
            var fate = plan.IsEchoFirst ? "duplicate" : "loaded";
            Add(dump, source, number, plan, default, fate, maySpoil: plan.IsToldOnce && !source.IsFull);
        }
    }

    private void WriteAgain(DumpRows dump)
    {
        for (var earlier = Math.Max(0, delivery - CityPlan.LagMax - 1); earlier < delivery; earlier++)
        {
            for (var number = source.Start(earlier); number < source.End(earlier); number++)
            {
                var plan = city.Plan(source, earlier, number);
                if (plan.ChangedDelivery == delivery)
                    Add(dump, source, number, plan, new RecordState(true, 0), "loaded", maySpoil: true);
                else if (plan.RepeatedDelivery == delivery || plan.IsRepeatedTwice && plan.RepeatedDelivery + 1 == delivery)
                    Add(dump, source, number, plan, default, "duplicate", maySpoil: true);
            }
        }
    }

    /// <summary>Full lists hold every earlier record again; those that have ended say so from then on.</summary>
    private void WriteWholeList(DumpRows dump)
    {
        for (var earlier = 0; earlier < delivery; earlier++)
        {
            for (var number = source.Start(earlier); number < source.End(earlier); number++)
            {
                var plan = city.Plan(source, earlier, number);
                var isChanged = plan.ChangedDelivery >= 0 && plan.ChangedDelivery <= delivery;
                var fate = plan.ChangedDelivery == delivery ? "loaded" : "duplicate";
                Add(dump, source, number, plan, new RecordState(isChanged, 0), fate, maySpoil: false);
            }
        }
    }

    private void WriteEchoes(DumpRows dump, SourcePlan records)
    {
        for (var told = 0; told < records.Days.Length; told++)
        {
            if (Math.Abs(records.Days[told] - today) > EchoDaysMax)
                continue;
            for (var number = records.Start(told); number < records.End(told); number++)
            {
                var plan = city.Plan(records, told, number);
                if (plan.EchoDelivery != delivery)
                    continue;
                var fate = plan.IsEchoFirst || plan.EchoRepairDay > 0 ? "loaded" : "duplicate";
                var state = new RecordState(false, plan.EchoRepairDay);
                Add(dump, records, number, plan, state, fate, maySpoil: !plan.IsEchoFirst);
            }
        }
    }

    private void WriteAmendments(DumpRows dump, SourcePlan records)
    {
        for (var told = 0; told < records.Days.Length; told++)
        {
            if (records.Days[told] > today || records.Days[told] < today - AmendedDaysMax)
                continue;
            for (var number = records.Start(told); number < records.End(told); number++)
            {
                var plan = city.Plan(records, told, number);
                if (plan.Amendments != source)
                    continue;
                if (plan.AmendedDelivery == delivery)
                    Add(dump, records, number, plan, default, "loaded", maySpoil: !plan.IsAmendedTwice);
                else if (plan.IsAmendedTwice && plan.AmendedDelivery + 1 == delivery)
                    Add(dump, records, number, plan, default, "duplicate", maySpoil: true);
            }
        }
    }

    private void Add(
        DumpRows dump,
        SourcePlan records,
        long number,
        in FactPlan plan,
        in RecordState state,
        string fate,
        bool maySpoil
    )
    {
        var fact = Fact.Of(city, records, number, plan);
        var (row, truth) = dump.Next(fate);
        var dirt = dump.Dirt(maySpoil, out var form);
        writer.Write(fact, state, dirt, ref form, row, truth);
        dump.Add(dirt);
    }
}
