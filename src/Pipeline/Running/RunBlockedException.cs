namespace FoodCredit.Pipeline;

/// <summary>A gate refused to let the run go on: a tolerance was exceeded. Exit code 3: nothing was loaded or published.</summary>
public sealed class RunBlockedException(string message) : Exception(message);
