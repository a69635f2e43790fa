using System.Runtime.ExceptionServices;

namespace FoodCredit.Pipeline.Running;

/// <summary>Loops over several threads fail as a loop over one does: with what was thrown, not with an aggregate around it.</summary>
internal static class FirstFailure
{
    /// <summary>Runs a loop of <see cref="Parallel"/>; of several failures the first is thrown, with its own stack.</summary>
    public static void Of(Action loop)
    {
        try
        {
            loop();
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }
}
