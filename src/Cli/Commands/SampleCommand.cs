using System.CommandLine;

namespace FoodCredit.Cli.Commands;

internal static class SampleCommand
{
    public static Command Build(Terminal.Screen screen) => new("sample", "x");
}
