using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>What can go wrong in the rows of one dump.</summary>
internal sealed class DumpDirt
{
    private const int Million = 1_000_000;

    private readonly int dirtyPerMillion;
    private readonly int columnCount;
    private readonly int[] telling;
    private readonly (DirtKind Kind, int[] Columns)[] kinds;

    public DumpDirt(SourceContract contract, Column[] columns, double dirtShare)
    {
        dirtyPerMillion = (int)Math.Round(dirtShare * Million);
        columnCount = columns.Length;
        var isText = contract.Format != DumpFormat.Xlsx;
        int[] Where(Func<Column, bool> fits) => [.. Enumerable.Range(0, columns.Length).Where(i => fits(columns[i]))];
        telling = Where(c => c.Kind is not (CellKind.Filler or CellKind.Text or CellKind.Integer));
        var isRegistry = contract.Feeds == DatasetKind.Registrations;
        (DirtKind, int[])[] all =
        [
            (DirtKind.MissingValue, Where(c => c.Mapping is { Required: true })),
            (DirtKind.BadDate, Where(c => c.Kind == CellKind.Date)),
            (DirtKind.BadAmount, Where(c => c.Kind == CellKind.Amount)),
            (DirtKind.BadInteger, Where(c => c.Kind == CellKind.Integer)),
            (DirtKind.UnknownCode, Where(c => c.Mapping?.Table is not null)),
            (DirtKind.BadIdentifier, isRegistry ? Where(c => c.Kind == CellKind.Code) : []),
            (DirtKind.DateAfterDelivery, contract.Feeds == DatasetKind.Records ? Where(c => c.Attribute == "event_date") : []),
            (
                DirtKind.InvalidBytes,
                isText && contract.Encoding != DumpEncoding.Utf16 ? Where(c => c.Attribute is "name" or "party_name") : []
            ),
            (DirtKind.ExtraField, [0]),
            (DirtKind.LackingField, isText ? [0] : []),
        ];
        kinds = [.. all.Where(k => k.Item2.Length > 0)];
    }

    /// <summary>Whether dumps are dirty at all.</summary>
    public bool IsAny => dirtyPerMillion > 0;

    /// <summary>What is wrong with a row; mostly nothing.</summary>
    /// <param name="draws">The row's draws.</param>
    /// <param name="maySpoil">The row may become unreadable without changing what other rows mean.</param>
    public RowDirt Draw(ref Draws draws, bool maySpoil)
    {
        if (draws.Below(Million) >= dirtyPerMillion)
            return RowDirt.None;
        if (maySpoil && draws.Chance(5000))
            return Spoil(ref draws);
        // Codes, dates, names and amounts have more odd forms than words.
        return new RowDirt(DirtKind.Odd, draws.Chance(7000) ? telling[draws.Below(telling.Length)] : draws.Below(columnCount));
    }

    /// <summary>Something that makes a row unreadable.</summary>
    public RowDirt Spoil(ref Draws draws)
    {
        var (kind, columns) = kinds[draws.Below(kinds.Length)];
        return new RowDirt(kind, columns[draws.Below(columns.Length)]);
    }
}
