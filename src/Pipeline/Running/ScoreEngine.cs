namespace FoodCredit.Pipeline.Running;

/// <summary>What executes the compiled plan. All give the same integers.</summary>
public enum ScoreEngine
{
    /// <summary>The in-memory kernel over arrays.</summary>
    Kernel,

    /// <summary>DuckDB SQL.</summary>
    Sql,
}
