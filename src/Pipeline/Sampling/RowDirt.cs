namespace FoodCredit.Pipeline.Sampling;

/// <summary>What is wrong with a row, and in which column.</summary>
internal readonly record struct RowDirt(DirtKind Kind, int Column)
{
    public static RowDirt None => new(DirtKind.None, -1);

    public bool IsRefused => Kind is not (DirtKind.None or DirtKind.Odd);

    /// <summary>The word for it in the truth; empty for rows that load.</summary>
    public string Reason =>
        Kind switch
        {
            DirtKind.None or DirtKind.Odd => "",
            DirtKind.MissingValue => "missing_value",
            DirtKind.BadDate => "bad_date",
            DirtKind.BadAmount => "bad_amount",
            DirtKind.BadInteger => "bad_integer",
            DirtKind.UnknownCode => "unknown_code",
            DirtKind.BadIdentifier => "bad_identifier",
            DirtKind.DateAfterDelivery => "date_after_delivery",
            DirtKind.InvalidBytes => "invalid_bytes",
            DirtKind.ExtraField or DirtKind.LackingField => "field_count",
            DirtKind.OpenQuote => "malformed_quotes",
            _ => throw new InvalidOperationException($"Dirt {Kind} has no reason."),
        };
}
