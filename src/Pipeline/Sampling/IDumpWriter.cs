namespace FoodCredit.Pipeline.Sampling;

/// <summary>Writes the rows of one dump.</summary>
internal interface IDumpWriter : IDisposable
{
    /// <summary>Writes a row; gives the 1-based line (workbooks: row) on which it starts.</summary>
    /// <param name="row">Its fields, all closed.</param>
    /// <param name="opensQuote">A quote that never closes is put before the first field.</param>
    long Write(RowText row, bool opensQuote = false);
}
