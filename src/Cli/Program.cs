using System.CommandLine;
using FoodCredit.Cli;
using FoodCredit.Cli.Commands;
using FoodCredit.Cli.Terminal;

using var signals = new Signals();
using var screen = Screen.Open(Console.Out, Console.Error);
var root = new RootCommand(
    """
    Food-safety credit classification: department dumps in, four-colour ratings out, every point explained.

    Start with: foodcredit demo
    """
);
root.Add(InitCommand.Build(screen));
root.Add(CheckCommand.Build(screen));
root.Add(SampleCommand.Build(screen));
root.Add(DemoCommand.Build(screen, TimeProvider.System));
root.Add(RunCommand.Build(screen, TimeProvider.System));
root.Add(ExplainCommand.Build(screen));
root.Add(StatusCommand.Build(screen, TimeProvider.System));
root.Add(VerifyCommand.Build(screen));

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine($"foodcredit: {error.Message}");
    Console.Error.WriteLine("Try: foodcredit --help");
    return ExitCode.Usage;
}
return await Failure
    .Guard(
        screen,
        signals,
        () =>
            parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                signals.Token
            )
    )
    .ConfigureAwait(false);
