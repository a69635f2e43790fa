using System.CommandLine;

namespace FoodCredit.Cli.Commands;

internal static class DemoCommand
{
    public static Command Build(Terminal.Screen screen, TimeProvider clock) => new("demo", "x");
}
