using System.Runtime.InteropServices;

namespace FoodCredit.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into a cancellation, and remembers which it was. The command then ends in its own time.</summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    public Signals() =>
        registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, Cli.ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, Cli.ExitCode.Terminated)),
        ];

    public CancellationToken Token => source.Token;

    /// <summary>The exit code of the signal that came first.</summary>
    public int ExitCode { get; private set; } = Cli.ExitCode.Interrupted;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (source.IsCancellationRequested)
            return;
        ExitCode = exitCode;
        source.Cancel();
    }
}
