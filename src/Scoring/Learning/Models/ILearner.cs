using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Models;

/// <summary>The one door to learning: whatever the form of the model, and whichever library finds it.</summary>
public interface ILearner
{
    /// <summary>Learns.</summary>
    /// <param name="table">Features and labels, without faults by <see cref="TableChecks"/>.</param>
    /// <param name="rows">The training rows: nothing is read of others.</param>
    /// <returns>A model. The same table, rows and options give the same model on any number of threads.</returns>
    IModel Learn(LearningTable table, int[] rows);
}
