using System.CommandLine;
using FoodCredit.Pipeline.Linking.Cases;

namespace FoodCredit.Cli.Commands;

/// <summary>The options that name files of parties to be linked, and how they are compared.</summary>
internal sealed class CaseOptions
{
    private readonly Option<string> registry = File(
        "--registry",
        "A CSV of entities: id, name, aliases, code, address, ... (docs/matching.md)."
    );
    private readonly Option<string> records = File("--records", "A CSV of records: id, source, name, code, address, ...");
    private readonly Option<string> id = new("--id-column")
    {
        Description = "The column of ids in registry and records.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "id",
    };
    private readonly Option<string?> compare = new("--compare")
    {
        Description = "Columns that are no businesses', each with text or digits: given_name:text/surname,postcode:digits.",
        HelpName = "COLUMNS",
    };
    private readonly Option<string?> model = new("--model")
    {
        Description = "A model that match train wrote.",
        HelpName = "FILE",
    };

    /// <summary>A command that has another source of entities and records asks for the files only where that is not named.</summary>
    public void RequireFilesUnless<T>(Command command, Option<T> other)
    {
        registry.Required = records.Required = false;
        command.Validators.Add(result =>
        {
            var isOther = result.GetResult(other) is { Implicit: false };
            if (isOther && (result.GetValue(registry) ?? result.GetValue(records)) is not null)
                result.AddError($"{other.Name}: name either it, or --registry and --records.");
            else if (!isOther && (result.GetValue(registry) is null || result.GetValue(records) is null))
                result.AddError($"{command.Name}: name --registry and --records, or {other.Name}.");
        });
    }

    /// <summary>How many threads work.</summary>
    public Option<int> Threads { get; } = NewThreads();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[registry, records, id, compare, model, Threads])
            command.Add(option);
    }

    public CaseFiles Of(ParseResult parsed) =>
        new()
        {
            Registry = parsed.GetValue(registry)!,
            Records = parsed.GetValue(records)!,
            IdColumn = parsed.GetValue(id)!,
            Compare = parsed.GetValue(compare),
            Model = parsed.GetValue(model),
        };

    private static Option<int> NewThreads()
    {
        var option = new Option<int>("--threads")
        {
            Description = "How many threads.",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 256)
                result.AddError("--threads: expected a number from 1 to 256.");
        });
        return option;
    }

    /// <summary>A file that must be named.</summary>
    public static Option<string> File(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "FILE",
            Required = true,
        };
}
