namespace FoodCredit.Pipeline.Workspaces;

/// <summary>Where something stands in the workspace.</summary>
/// <param name="File">The path relative to the workspace, with forward slashes.</param>
/// <param name="Line">1-based; 0: the file as a whole.</param>
/// <param name="Column">1-based, in UTF-16 code units; 0: the file as a whole.</param>
public readonly record struct Place(string File, int Line, int Column);
