using System.CommandLine;
using FoodCredit.Pipeline.Learning.Reading;

namespace FoodCredit.Cli.Commands;

/// <summary>The options that name a table and say what its columns are for.</summary>
internal sealed class TableColumns
{
    private readonly Option<string?> label = Named("--label", "The column of outcomes.", "COL");
    private readonly Option<string?> happened = Named(
        "--event",
        "The value of the label that is the event; by default 1, true, yes or bad.",
        "VALUE"
    );
    private readonly Option<string?> split = Named("--split", "The column that tells test rows from training rows.", "COL");
    private readonly Option<string> test = new("--test")
    {
        Description = "The value of the split column that test rows have.",
        HelpName = "VALUE",
        DefaultValueFactory = _ => "test",
    };
    private readonly Option<string?> training = Named(
        "--training",
        "The value of the split column that training rows have; by default all others than test rows.",
        "VALUE"
    );
    private readonly Option<string?> group = Named(
        "--group",
        "The column of what rows belong to; those of one stay together.",
        "COL"
    );
    private readonly Option<string?> time = Named(
        "--time",
        "The column of dates or numbers by which rows follow each other; without --split the latest 30% are test rows.",
        "COL"
    );
    private readonly Option<string[]> ignored = Several("--ignore", "Columns that are no features, by commas.");
    private readonly Option<string[]> features = Several(
        "--features",
        "The only features, by commas; by default all other columns."
    );
    private readonly Option<string[]> categories = Several(
        "--categories",
        "Features that are categories though they look like numbers, by commas."
    );

    /// <param name="isDataRequired">Whether a file must be named.</param>
    /// <param name="isLabelRequired">Whether outcomes must be known.</param>
    public TableColumns(bool isDataRequired = true, bool isLabelRequired = true)
    {
        Data = Named("--data", "A CSV file: UTF-8, a header, commas.", "FILE");
        Data.Required = isDataRequired;
        label.Required = isLabelRequired;
    }

    /// <summary>The file.</summary>
    public Option<string?> Data { get; }

    /// <summary>Adds all options; of a model that is there already the features are known.</summary>
    public void AddTo(Command command, bool hasFeatures)
    {
        foreach (var option in (Option[])[Data, label, happened, split, test, training, group, time])
            command.Add(option);
        if (!hasFeatures)
            return;
        foreach (var option in (Option[])[ignored, features, categories])
            command.Add(option);
    }

    /// <summary>Whether outcomes were named.</summary>
    public bool HasLabel(System.CommandLine.Parsing.CommandResult result) => result.GetResult(label) is not null;

    public TableOptions Of(ParseResult parsed) =>
        new()
        {
            File = parsed.GetValue(Data)!,
            Label = parsed.GetValue(label),
            Event = parsed.GetValue(happened),
            Split = parsed.GetValue(split),
            Test = parsed.GetValue(test)!,
            Training = parsed.GetValue(training),
            Group = parsed.GetValue(group),
            Time = parsed.GetValue(time),
            Ignored = Names(parsed, ignored),
            Features = Names(parsed, features),
            Categories = Names(parsed, categories),
        };

    /// <summary>Names divided by commas, of an option that may be repeated.</summary>
    public static Option<string[]> Several(string name, string description) =>
        new(name) { Description = description, HelpName = "COL,..." };

    public static System.Collections.Immutable.ImmutableArray<string> Names(ParseResult parsed, Option<string[]> option) =>
        [
            .. (parsed.GetValue(option) ?? []).SelectMany(one =>
                one.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ),
        ];

    public static Option<string?> Named(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value };

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Number(string name, string description, int standard, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
                result.AddError(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{name}: expected a number from {least} to {most}."
                    )
                );
        });
        return option;
    }

    /// <summary><c>--registry DIR</c>.</summary>
    public static Option<string> Registry() =>
        new("--registry")
        {
            Description = "The folder of models.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "models",
        };

    /// <summary><c>--threads N</c>.</summary>
    public static Option<int> Threads() => Number("--threads", "How many threads.", Environment.ProcessorCount, 1, 256);

    /// <summary><c>--seed N</c>.</summary>
    public static Option<int> Seed() => Number("--seed", "The same seed gives the same model and intervals.", 1, 0, int.MaxValue);

    /// <summary><c>--resamples N</c>.</summary>
    public static Option<int> Resamples() =>
        Number("--resamples", "How often rows are drawn again for intervals; 0: no intervals.", 1000, 0, 100_000);
}
