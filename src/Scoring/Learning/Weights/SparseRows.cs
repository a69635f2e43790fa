namespace FoodCredit.Scoring.Learning.Weights;

/// <summary>Rows of which most columns are 0. Column 0 is 1 in every row.</summary>
internal sealed class SparseRows
{
    private readonly List<int> ends = [];
    private readonly List<int> columns = [];
    private readonly List<double> values = [];
    private readonly double[] open;

    /// <param name="width">Columns, column 0 among them.</param>
    public SparseRows(int width) => open = new double[width];

    public int Width => open.Length;

    public int Count => ends.Count;

    /// <summary>Adds to a column of the row that is being written.</summary>
    public void Add(int column, double value) => open[column] += value;

    public void EndRow()
    {
        for (var column = 1; column < open.Length; column++)
        {
            if (open[column] == 0)
                continue;
            columns.Add(column);
            values.Add(open[column]);
            open[column] = 0;
        }
        ends.Add(columns.Count);
    }

    /// <summary>Where a row's entries begin and end.</summary>
    public (int Start, int End) Entries(int row) => (row == 0 ? 0 : ends[row - 1], ends[row]);

    public int Column(int entry) => columns[entry];

    public double Value(int entry) => values[entry];

    /// <summary>The sum of coefficients times values.</summary>
    public double Sum(int row, double[] coefficients)
    {
        var sum = coefficients[0];
        var (start, end) = Entries(row);
        for (var entry = start; entry < end; entry++)
            sum += coefficients[columns[entry]] * values[entry];
        return sum;
    }
}
