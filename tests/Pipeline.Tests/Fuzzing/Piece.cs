namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>A stretch of a file: a row's bytes and what stands between it and the next.</summary>
/// <param name="body">The row's bytes.</param>
/// <param name="end">The line break behind it; in a JSON array the comma, too.</param>
internal sealed class Piece(byte[] body, byte[] end)
{
    public byte[] Body { get; set; } = body;

    public byte[] End { get; set; } = end;

    /// <summary>The sound row that the body is; null: none any more, or it never was one.</summary>
    public GoodRow? Row { get; set; }

    /// <summary>The body is a row of another encoding, and was not damaged further.</summary>
    public bool IsOtherEncoding { get; private set; }

    /// <summary>How it was damaged first.</summary>
    public Mutation? Damage { get; private set; }

    /// <summary>Notes that the row may be told no more, or as another one.</summary>
    public void Touch(Mutation mutation)
    {
        Row = null;
        IsOtherEncoding = Damage is null && mutation == Mutation.OtherEncoding;
        Damage ??= mutation;
    }

    /// <summary>The row once more; where its end was lost, with that of another.</summary>
    public Piece Copy(byte[] end) => new(Body, End.Length > 0 ? End : end) { Row = Row };
}
