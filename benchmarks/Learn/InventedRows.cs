using System.Globalization;
using System.Text;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>Invented rows of 40 features, of which ten matter, five are categories, and some cells are missing; one in ten has the event.</summary>
internal static class InventedRows
{
    private const int Features = 40;
    private const int Categories = 5;

    public static void Write(string path, int rows)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.WriteLine($"bad,{string.Join(',', Enumerable.Range(1, Features).Select(i => $"f{i}"))}");
        var line = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            var draws = new SeededDraws(1, row);
            var odds = -2.9;
            line.Clear();
            for (var i = 0; i < Features; i++)
            {
                var value = draws.Below(10_000) / 1000.0;
                odds += i % 4 == 0 ? (value - 5) * 0.12 : 0;
                if (draws.Below(20) == 0)
                    line.Append(',');
                else if (i < Categories)
                    line.Append(CultureInfo.InvariantCulture, $",c{(int)value}");
                else
                    line.Append(CultureInfo.InvariantCulture, $",{value:0.###}");
            }
            file.Write(draws.Below(1_000_000) < 1e6 / (1 + Math.Exp(-odds)) ? '1' : '0');
            file.WriteLine(line);
        }
    }
}
