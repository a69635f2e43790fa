namespace FoodCredit.Pipeline;

/// <summary>Another run holds the workspace's lock. Exit code 4.</summary>
public sealed class WorkspaceLockedException(string message) : Exception(message);
