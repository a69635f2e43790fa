using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Auditing;

/// <summary>Finds the run that a person means: by its name <c>AS_OF-RUN_ID</c>, its id, or the beginning of either.</summary>
public static class FindRun
{
    /// <summary>The only one of some directories that a text names.</summary>
    /// <param name="directories">Relative to the published folder.</param>
    /// <param name="text">What was typed; a path of a run is taken, too.</param>
    /// <param name="expected">What it should name, for the message.</param>
    /// <exception cref="BrokenContractException">None is named, or several.</exception>
    public static string Among(IReadOnlyList<string> directories, string text, string expected)
    {
        var named = directories.Where(directory => Matches(directory, text)).ToList();
        return named.Count switch
        {
            1 => named[0],
            0 => throw Refusal(expected, text, "foodcredit runs list shows all"),
            _ => throw Refusal(
                $"the name of one run, not of {string.Join(", ", named.Select(PublishedFolder.NameOf))}",
                text,
                "write more of it"
            ),
        };
    }

    internal static bool Matches(string directory, string text)
    {
        var (name, typed) = (PublishedFolder.NameOf(directory), PublishedFolder.NameOf(text.TrimEnd('/')));
        return typed.Length > 0
            && (
                name.StartsWith(typed, StringComparison.Ordinal)
                || name["2021-12-31-".Length..].StartsWith(typed, StringComparison.Ordinal)
            );
    }

    internal static BrokenContractException Refusal(string expected, string found, string advice) =>
        new(new Fault("RUN", 0, 0, expected, $"'{found}'", advice));
}
