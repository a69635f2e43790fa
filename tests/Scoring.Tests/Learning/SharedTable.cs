using System.Globalization;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Tests.Learning;

/// <summary>A file of the shared data as columns of text; quoted cells hold no line breaks there.</summary>
internal sealed class SharedTable
{
    private readonly Dictionary<string, int> places;
    private readonly List<string[]> rows;

    private SharedTable(string[] header, List<string[]> rows)
    {
        places = header.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        this.rows = rows;
        Header = header;
    }

    public string[] Header { get; }

    public int Rows => rows.Count;

    public static SharedTable Read(string relative)
    {
        var lines = File.ReadAllLines(SharedData.Path(relative));
        return new SharedTable(Cells(lines[0]), [.. lines.Skip(1).Select(Cells)]);
    }

    public string[] Texts(string column) => [.. rows.Select(row => row[places[column]])];

    public double[] Numbers(string column) => [.. Texts(column).Select(Number)];

    public byte[] Labels(string column) => [.. Texts(column).Select(text => byte.Parse(text, CultureInfo.InvariantCulture))];

    /// <summary>A number where all cells are, else a category.</summary>
    public FeatureColumn Feature(string column) =>
        Texts(column).All(text => text.Length == 0 || double.TryParse(text, CultureInfo.InvariantCulture, out _))
            ? FeatureColumn.OfNumbers(column, Numbers(column))
            : FeatureColumn.OfTexts(column, Texts(column));

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var (cell, isQuoted) = (new System.Text.StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (line[i] == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }
        return [.. cells, cell.ToString()];
    }
}
