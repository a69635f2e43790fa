using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Learning.Reading;

/// <summary>Outcomes as files write them.</summary>
internal static class LabelText
{
    private static readonly string[] Events = ["1", "true", "yes", "bad"];
    private static readonly string[] None = ["0", "false", "no", "good"];

    /// <summary>Reads them.</summary>
    /// <returns>1 the event, 0 none, 255 not known; one a row.</returns>
    /// <exception cref="BrokenContractException">There are other values, or more than two.</exception>
    public static byte[] Read(TableOptions options, string[] texts)
    {
        string[] values = [.. texts.Where(text => text.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        if (options.Event is { } named && !values.Contains(named))
            throw Broken(options, $"rows whose {options.Label} is '{named}'", Shown(values));
        var ofValue = new Dictionary<string, byte>(StringComparer.Ordinal) { [""] = 255 };
        foreach (var value in values)
        {
            byte? code =
                options.Event is { } own ? (byte)(value == own ? 1 : 0)
                : Events.Contains(value.ToLowerInvariant()) ? 1
                : None.Contains(value.ToLowerInvariant()) ? 0
                : null;
            ofValue[value] =
                code
                ?? throw Broken(options, $"{options.Label} to be 0 or 1, true or false, yes or no, bad or good", Shown(values));
        }
        return Array.ConvertAll(texts, text => ofValue[text]);
    }

    private static BrokenContractException Broken(TableOptions options, string expected, string found) =>
        new(new Fault(options.File, 0, 0, expected, found, "name the value that is the event with --event"));

    private static string Shown(string[] values) =>
        values.Length == 0
            ? "only empty cells"
            : string.Join(", ", values.Take(5).Select(value => $"'{value}'"))
                + (values.Length > 5 ? $" and {values.Length - 5} more" : "");
}
