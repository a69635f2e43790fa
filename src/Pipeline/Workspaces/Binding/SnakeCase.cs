using System.Text.RegularExpressions;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>The ids that become names of columns, types and files.</summary>
internal static partial class SnakeCase
{
    public const string Expected = "an id in snake case (a letter, then letters, digits and _, at most 60)";

    /// <summary>Lower-case ASCII letters, digits and underscores, beginning with a letter.</summary>
    public static bool IsId(string text) => Pattern().IsMatch(text);

    /// <summary>What a text that is no id should perhaps be.</summary>
    public static string Advice(string text)
    {
        string proposed = NotInId().Replace(WordBoundary().Replace(text, "_").ToLowerInvariant(), "_").Trim('_');
        return IsId(proposed) ? $"did you mean '{proposed}'?" : "write it as in event_date";
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,59}\z")]
    private static partial Regex Pattern();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInId();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordBoundary();
}
