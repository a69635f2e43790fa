namespace FoodCredit.Pipeline.Running;

/// <summary>For work that nobody watches.</summary>
internal sealed class Unwatched : IProgress<RunEvent>
{
    public void Report(RunEvent value) { }
}
