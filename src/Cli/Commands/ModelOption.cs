using System.CommandLine;

namespace FoodCredit.Cli.Commands;

/// <summary>How a model is named.</summary>
internal static class ModelOption
{
    public static Option<string> Model(
        string name = "--model",
        string description = "A model's id, how it begins, or champion."
    ) =>
        new(name)
        {
            Description = description,
            HelpName = "ID",
            Required = true,
        };
}
