namespace FoodCredit.Pipeline;

/// <summary>The machine or the workspace's files do not allow the run (unwritable folder, full disk, a newer layout). Exit code 1: nothing was published.</summary>
public sealed class WorkspaceUnusableException(string message, Exception? inner = null) : Exception(message, inner);
