namespace FoodCredit.Pipeline.Reading;

/// <summary>Why a row was refused. The words are part of the outputs contract.</summary>
public static class RefusalReason
{
    /// <summary>More or fewer fields than the header.</summary>
    public const string FieldCount = "field_count";

    /// <summary>A quote that never closes, or text after a closing quote.</summary>
    public const string MalformedQuotes = "malformed_quotes";

    /// <summary>No JSON object, or one without its end.</summary>
    public const string MalformedJson = "malformed_json";

    /// <summary>Bytes that the file's encoding does not know.</summary>
    public const string InvalidBytes = "invalid_bytes";

    /// <summary>A row of another encoding than the file's.</summary>
    public const string OtherEncoding = "other_encoding";

    public const string MissingValue = "missing_value";
    public const string BadDate = "bad_date";
    public const string BadAmount = "bad_amount";
    public const string BadInteger = "bad_integer";

    /// <summary>A value that the code table lacks.</summary>
    public const string UnknownCode = "unknown_code";

    /// <summary>A registration without any identifier that passes its check.</summary>
    public const string BadIdentifier = "bad_identifier";

    /// <summary>The event would have happened after it was delivered.</summary>
    public const string DateAfterDelivery = "date_after_delivery";

    /// <summary>The header once more.</summary>
    public const string RepeatedHeader = "repeated_header";

    /// <summary>合计, 总计, 小计.</summary>
    public const string TotalsRow = "totals_row";

    public const string TooLarge = "too_large";
}
