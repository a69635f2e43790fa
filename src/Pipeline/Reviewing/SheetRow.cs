using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>A row of a sheet that a person filled in.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Where the row begins, from 1.</param>
/// <param name="Cells">Place in the line and text by column; columns that the file lacks have none.</param>
internal sealed record SheetRow(string File, int Line, IReadOnlyDictionary<string, (int Column, string Text)> Cells)
{
    /// <summary>The text of a column; empty: nothing.</summary>
    public string this[string column] => Cells.TryGetValue(column, out var cell) ? cell.Text : "";

    /// <summary>Where the cell of a column begins, or else the row.</summary>
    public Place PlaceOf(string column) => new(File, Line, Cells.TryGetValue(column, out var cell) ? cell.Column : 1);
}
