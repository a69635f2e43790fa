namespace FoodCredit.Pipeline;

/// <summary>Another process holds the workspace, or took it from this one. Exit code 4.</summary>
public sealed class WorkspaceLockedException(string message, Exception? inner = null) : Exception(message, inner);
