namespace FoodCredit.Pipeline.Workspaces;

/// <summary>What comes of a gate that a candidate does not pass.</summary>
public enum GateAction
{
    /// <summary>The gate is not looked at.</summary>
    Off,

    /// <summary>The run goes on, and says so.</summary>
    Warn,

    /// <summary>The candidate is kept and not published.</summary>
    Block,
}
