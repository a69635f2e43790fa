using System.CommandLine;
using System.CommandLine.Help;
using FoodCredit.Cli;
using FoodCredit.Cli.Terminal;

using var signals = new Signals();
using var screen = Screen.Open(Console.Out, Console.Error);
var parsed = CommandTree.Build(screen, TimeProvider.System).Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
{
    foreach (var error in parsed.Errors)
        screen.Tell($"foodcredit: {error.Message}");
    screen.Tell("Try: foodcredit --help");
    return ExitCode.Usage;
}
return await Failure
    .Guard(
        screen,
        signals,
        () =>
            parsed.InvokeAsync(
                // Signals ends a command in its own time; the library's own handling would cut it off after two seconds.
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                signals.Token
            )
    )
    .ConfigureAwait(false);
