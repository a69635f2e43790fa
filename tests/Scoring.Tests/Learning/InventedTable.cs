using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Tests.Learning;

/// <summary>An invented table in which the event is likelier for old kitchens and in one district; with missing cells, codes and rare districts.</summary>
internal static class InventedTable
{
    private static readonly string[] Districts = ["东湖区", "西湖区", "it's \"here\"", "=1+1", "rare"];

    public static LearningTable Of(int rows, ulong seed = 1)
    {
        var draws = new SeededDraws(seed, 0);
        var (age, noise, district, labels) = (new double[rows], new double[rows], new string?[rows], new byte[rows]);
        for (var row = 0; row < rows; row++)
        {
            age[row] =
                draws.Below(10) == 0 ? double.NaN
                : draws.Below(20) == 0 ? -9999
                : draws.Below(400) / 10.0;
            noise[row] = draws.Below(1000);
            district[row] = draws.Below(15) == 0 ? null : Districts[draws.Below(200) == 0 ? 4 : draws.Below(4)];
            var odds = -2 + (double.IsNaN(age[row]) || age[row] < 0 ? 0.5 : age[row] / 20) + (district[row] == "西湖区" ? 1 : 0);
            labels[row] = draws.Below(1_000_000) < 1e6 / (1 + Math.Exp(-odds)) ? (byte)1 : (byte)0;
        }
        return new LearningTable(
            [
                FeatureColumn.OfNumbers("kitchen age", age),
                FeatureColumn.OfNumbers("noise", noise),
                FeatureColumn.OfTexts("district", district),
            ],
            labels
        );
    }
}
