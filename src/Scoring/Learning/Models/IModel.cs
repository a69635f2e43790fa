using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Models;

/// <summary>What was learned: it gives every row a probability of the event.</summary>
public interface IModel
{
    ModelKind Kind { get; }

    /// <summary>The features that it reads.</summary>
    TableSchema Schema { get; }

    /// <summary>The probability of the event, 0 to 1, a row. Each row is scored alone: it has the same score in any table.</summary>
    /// <param name="table">A table without faults by <see cref="TableSchema.Faults"/>.</param>
    double[] Score(LearningTable table);
}
