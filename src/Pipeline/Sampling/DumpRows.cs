using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// Takes the rows of one dump, each good, odd or spoiled, with their truth. Between them, once in a while, comes a header again, a line of
/// totals or a quote that never closes.
/// </summary>
internal sealed class DumpRows
{
    private const int RepeatedHeaderPerTenThousand = 800;
    private const int TotalsPerTenThousand = 800;
    private const int OpenQuotePerTenThousand = 1200;

    /// <summary>Only a city of some size has a row that no reader should keep in memory: it weighs as much as 50,000 others.</summary>
    private const long HugeRowFromRecords = 50_000;

    private const string HugeRowSource = "scjg_complaint";
    private const int HugeRowChars = (16 << 20) + 1;

    private readonly CityPlan city;
    private readonly SourcePlan source;
    private readonly int delivery;
    private readonly DumpDirt dirt;
    private readonly Column[] columns;
    private readonly IDumpWriter dump;
    private readonly TruthWriter truths;
    private readonly RowText row = new();
    private readonly TruthRow truth = new();
    private readonly int headerAt = -1;
    private readonly bool hasTotals;
    private int openQuoteAt = -1;
    private int rows;

    public DumpRows(CityPlan city, SourcePlan source, int delivery, Column[] columns, IDumpWriter dump, TruthWriter truths)
    {
        (this.city, this.source, this.delivery) = (city, source, delivery);
        (this.columns, this.dump, this.truths) = (columns, dump, truths);
        dirt = new DumpDirt(source.Contract, columns, city.Options.DirtShare);
        FillHeader();
        dump.Write(row);
        var draws = Draws.Of(city.Options.Seed, DrawStream.Dump, source.Ordinal * 1000 + delivery);
        if (!dirt.IsAny)
            return;
        var isText = source.Contract.Format != DumpFormat.Xlsx;
        headerAt = draws.Chance(RepeatedHeaderPerTenThousand) ? 3 + draws.Below(40) : -1;
        hasTotals = draws.Chance(TotalsPerTenThousand);
        openQuoteAt = isText && draws.Chance(OpenQuotePerTenThousand) ? 1 + draws.Below(30) : -1;
    }

    /// <summary>What a row is before it is known whether it can be read.</summary>
    private string Kind =>
        source.Contract.Feeds switch
        {
            DatasetKind.Registrations => "registration",
            DatasetKind.Licences => "licence",
            DatasetKind.Records => "record",
            _ => source.Contract.Amendment switch
            {
                AmendmentKind.Revocation => "revocation",
                AmendmentKind.Repair => "repair",
                _ => "removal",
            },
        };

    /// <summary>The text and the truth of the next row, to be filled before <see cref="Add"/>.</summary>
    public (RowText Row, TruthRow Truth) Next(string fate)
    {
        truth.Clear(fate, Kind, source.Contract.RecordType ?? "");
        return (row, truth);
    }

    /// <summary>How the next row is written, and what is wrong with it.</summary>
    /// <param name="maySpoil">It may become unreadable without changing what other rows mean.</param>
    /// <param name="form">The row's draws.</param>
    public RowDirt Dirt(bool maySpoil, out Draws form)
    {
        var index = ((long)delivery << 40) + rows;
        form = Draws.Of(city.Options.Seed, (ulong)DrawStream.RowForm + (ulong)source.Ordinal, (ulong)index);
        if (maySpoil && openQuoteAt >= 0 && rows >= openQuoteAt)
        {
            openQuoteAt = -1;
            return new RowDirt(DirtKind.OpenQuote, 0);
        }
        return dirt.Draw(ref form, maySpoil);
    }

    /// <summary>Something that makes the next row unreadable.</summary>
    public RowDirt Spoil(out Draws form)
    {
        Dirt(false, out form);
        return dirt.Spoil(ref form);
    }

    /// <summary>How many rows of a hundred thousand should be spoiled.</summary>
    public int SpoiledPerHundredThousand => (int)(city.Options.DirtShare * 50_000);

    /// <summary>Writes the row that was filled.</summary>
    public void Add(in RowDirt wrong)
    {
        truths.Write(dump.Write(row, wrong.Kind == DirtKind.OpenQuote), truth);
        rows++;
        if (rows == headerAt)
            WriteHeaderAgain();
    }

    private void FillHeader()
    {
        row.Clear();
        foreach (var column in columns)
            row.Append(column.Header).EndField();
    }

    private void WriteHeaderAgain()
    {
        FillHeader();
        WriteRefused("repeated_header");
    }

    /// <summary>Writes what comes behind the last row; gives the number of rows.</summary>
    public int Finish()
    {
        if (
            dirt.IsAny
            && city.Options.Records >= HugeRowFromRecords
            && source.Contract.Id == HugeRowSource
            && delivery == source.Days.Length - 1
        )
            WriteHugeRow();
        if (hasTotals && rows > 0)
            WriteTotals();
        return rows;
    }

    private void WriteHugeRow()
    {
        row.Clear();
        while (row.Count < columns.Length)
        {
            if (row.Count == 1)
                row.Reserve(HugeRowChars).Fill('x');
            row.EndField();
        }
        WriteRefused("too_large");
    }

    private void WriteTotals()
    {
        row.Clear();
        row.Append("合计").EndField();
        row.Append(rows).EndField();
        while (row.Count < columns.Length)
            row.EndField();
        WriteRefused("totals_row");
    }

    private void WriteRefused(string reason)
    {
        truth.Clear("refused", Kind, source.Contract.RecordType ?? "");
        truth.Refuse(reason);
        truths.Write(dump.Write(row), truth);
    }
}
