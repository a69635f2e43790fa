namespace FoodCredit.Pipeline.Sampling;

/// <summary>What a row truly is: one line of <c>truth/rows.csv</c> but for its address.</summary>
internal sealed class TruthRow
{
    /// <summary>loaded, duplicate or refused.</summary>
    public string Fate { get; set; } = "";

    public string Reason { get; set; } = "";

    public string Kind { get; set; } = "";

    public string RecordType { get; set; } = "";

    public RowText NaturalKey { get; } = new();

    public RowText Owner { get; } = new();

    public bool IsAttachable { get; set; }

    /// <summary>Days since 1970-01-01, or null.</summary>
    public int? EventDay { get; set; }

    /// <summary>Joined by semicolons.</summary>
    public string Measure { get; set; } = "";

    public long? FineFen { get; set; }

    /// <summary>name=value, joined by semicolons.</summary>
    public RowText Facts { get; } = new();

    public void Clear(string fate, string kind, string recordType)
    {
        (Fate, Kind, RecordType, Reason, Measure) = (fate, kind, recordType, "", "");
        (IsAttachable, EventDay, FineFen) = (false, null, null);
        NaturalKey.Clear();
        Owner.Clear();
        Facts.Clear();
    }

    /// <summary>The row cannot be read: nothing else is known of it.</summary>
    public void Refuse(string reason)
    {
        Clear("refused", Kind, RecordType);
        Reason = reason;
    }
}
