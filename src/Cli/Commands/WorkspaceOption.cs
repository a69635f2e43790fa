using System.CommandLine;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Cli.Commands;

/// <summary>The options that several commands share.</summary>
internal static class WorkspaceOption
{
    /// <summary><c>--workspace DIR</c>: the workspace, else the nearest folder upwards that holds one.</summary>
    public static Option<string?> Workspace() =>
        new("--workspace", "-w")
        {
            Description =
                "The workspace's directory; by default the current one or the nearest above it that holds foodcredit.yaml.",
            HelpName = "DIR",
        };

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Facts as JSON, for programs." };

    /// <summary><c>--as-of DATE</c>.</summary>
    public static Option<DateOnly?> AsOf(string description) => Date("--as-of", description, isRequired: false);

    /// <summary>An option that takes a date, yyyy-MM-dd.</summary>
    public static Option<DateOnly?> Date(string name, string description, bool isRequired = true) =>
        new(name)
        {
            Required = isRequired,
            Description = description,
            HelpName = "yyyy-MM-dd",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (
                    DateOnly.TryParseExact(
                        text,
                        "yyyy-MM-dd",
                        System.Globalization.CultureInfo.InvariantCulture,
                        System.Globalization.DateTimeStyles.None,
                        out var date
                    )
                )
                    return date;
                result.AddError($"{name}: expected a date like 2021-12-31, found '{text}'.");
                return null;
            },
        };

    /// <summary>The directory that was named, or the nearest workspace upwards, or the current directory.</summary>
    public static string Directory(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is { } named)
            return Path.GetFullPath(named);
        var current = System.IO.Directory.GetCurrentDirectory();
        for (var folder = current; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, Pipeline.Workspaces.Workspace.SettingsFile)))
                return folder;
        }
        return current;
    }

    /// <summary>Loads the workspace.</summary>
    /// <exception cref="BrokenContractException">It has faults.</exception>
    public static Workspace Load(ParseResult parsed, Option<string?> option)
    {
        var workspace = Pipeline.Workspaces.Workspace.Load(Directory(parsed, option)).OrThrow();
        DatabaseAbort.Explain(workspace.Settings.WarehouseFolder);
        return workspace;
    }
}
