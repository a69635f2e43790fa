namespace FoodCredit.Pipeline.Sampling;

/// <summary>The rows of the register in one delivery: the new businesses, those that changed, some again, and some that nobody can read.</summary>
internal sealed class RegistrationRows(CityPlan city, SourcePlan source, CellWriter cells, int delivery)
{
    private readonly RegistrationRow writer = new(city, cells, delivery);
    private long ghosts;

    public void Write(DumpRows dump)
    {
        for (long index = 0; index < city.Businesses.Count; index++)
        {
            var business = city.Businesses[index];
            var plan = RegistrationPlan.Of(city, source, business);
            var isFirst = plan.FirstDelivery == delivery;
            var isChange = plan.ChangedDelivery == delivery;
            var isRepeat = plan.RepeatedDelivery == delivery;
            if (!isFirst && !isChange && !isRepeat)
                continue;
            var change = plan.ChangedDelivery >= 0 && plan.ChangedDelivery <= delivery ? plan.Change : 0;
            var (row, truth) = dump.Next(isRepeat ? "duplicate" : "loaded");
            // A business whose row were lost would be nobody: only repetitions are spoiled.
            var dirt = dump.Dirt(maySpoil: isRepeat, out var form);
            writer.Write(business, change, city.Businesses.Real(business), dirt, ref form, row, truth);
            dump.Add(dirt);
            WriteGhost(dump, index);
        }
        WriteRepeated(dump);
        if (delivery == 0)
            WriteInvalid(dump);
    }

    /// <summary>Real rows whose code stood in the register before: another version of the business, unless they say the same.</summary>
    private void WriteRepeated(DumpRows dump)
    {
        foreach (var (spoken, index) in city.Real.Repeated)
        {
            var business = city.Businesses[index];
            if (RegistrationPlan.Of(city, source, business).FirstDelivery != delivery)
                continue;
            var (row, truth) = dump.Next(SaysTheSame(spoken, index) ? "duplicate" : "loaded");
            dump.Dirt(false, out var form);
            writer.Write(business, 0, spoken, RowDirt.None, ref form, row, truth);
            dump.Add(RowDirt.None);
        }
    }

    /// <summary>Compared with the row of the same code before it.</summary>
    private bool SaysTheSame(RealRegistration spoken, int index)
    {
        var before = city.Businesses.Real(city.Businesses[index])!;
        foreach (var (row, business) in city.Real.Repeated)
        {
            if (ReferenceEquals(row, spoken))
                break;
            before = business == index ? row : before;
        }
        return before.PlainName == spoken.PlainName && before.Address == spoken.Address;
    }

    /// <summary>Real rows that no identifier says anything of.</summary>
    private void WriteInvalid(DumpRows dump)
    {
        for (var i = 0; i < city.Real.Invalid.Length; i++)
        {
            var (row, truth) = dump.Next("refused");
            dump.Dirt(false, out var form);
            var dirt = new RowDirt(DirtKind.BadIdentifier, 0);
            writer.Write(city.Businesses[city.Businesses.Count + i], 0, city.Real.Invalid[i], dirt, ref form, row, truth);
            dump.Add(dirt);
        }
    }

    /// <summary>A business that would be registered if its row could be read.</summary>
    private void WriteGhost(DumpRows dump, long index)
    {
        var draws = Draws.Of(city.Options.Seed, DrawStream.Dump, (index << 10) + 1_000_000 + delivery);
        if (draws.Below(100_000) >= dump.SpoiledPerHundredThousand)
            return;
        var strangers = Businesses.StrangersMax(city.Businesses.Count);
        var ghost = city.Businesses[city.Businesses.Count + ghosts++ % strangers];
        var (row, truth) = dump.Next("refused");
        var dirt = dump.Spoil(out var form);
        writer.Write(ghost, 0, null, dirt, ref form, row, truth);
        dump.Add(dirt);
    }
}
