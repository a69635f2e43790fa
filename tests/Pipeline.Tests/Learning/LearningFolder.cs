using System.Globalization;
using System.Text;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Pipeline.Tests.Learning;

/// <summary>A folder with an invented table in which the event is likelier for old kitchens and in one district.</summary>
internal sealed class LearningFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("foodcredit-learning-").FullName;

    public string Models => Path.Combine(Root, "models");

    public string Of(string name) => Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Of(name), text, new UTF8Encoding(false));
        return Of(name);
    }

    /// <summary>Columns id, part, bad, age, noise, district; one in three rows is a test row.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="isNoise">Whether the outcome depends on nothing.</param>
    public string WriteTable(int rows = 1_500, bool isNoise = false)
    {
        var text = new StringBuilder("id,part,bad,age,noise,district\n");
        for (var row = 0; row < rows; row++)
        {
            var draws = new SeededDraws(11, row);
            var age = draws.Below(400) / 10.0;
            var district = draws.Below(4);
            var odds = isNoise ? -0.5 : -2 + (age / 15) + (district == 2 ? 1 : 0);
            var bad = draws.Below(1_000_000) < 1e6 / (1 + Math.Exp(-odds)) ? 1 : 0;
            text.Append(
                CultureInfo.InvariantCulture,
                $"r{row},{(draws.Below(3) == 0 ? "test" : "train")},{bad},{(draws.Below(12) == 0 ? "" : age.ToString("0.0", CultureInfo.InvariantCulture))},{draws.Below(1000)},{"甲乙丙丁"[district]}\n"
            );
        }
        return Write($"table-{rows}-{isNoise}.csv", text.ToString());
    }

    public static TableOptions Options(string file) =>
        new()
        {
            File = file,
            Label = "bad",
            Split = "part",
            Ignored = ["id"],
        };

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
