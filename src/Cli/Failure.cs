using DuckDB.NET.Data;
using FoodCredit.Cli.Commands;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Cli;

/// <summary>The one place where exceptions become messages and exit codes. Our own bugs are not caught: they crash with their stack.</summary>
internal static class Failure
{
    public static async Task<int> Guard(Screen screen, Signals signals, Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            screen.Tell("Interrupted: nothing was published; the rating in force is as it was. Run again to complete.");
            return signals.ExitCode;
        }
        catch (BrokenContractException error)
        {
            foreach (var fault in error.Faults)
                screen.Tell(fault.ToString());
            ContractCommand.Tell(screen, error.Proposals);
            screen.Tell($"{error.Faults.Length} fault(s); nothing was changed.");
            return ExitCode.Usage;
        }
        catch (RunBlockedException error)
        {
            screen.Tell(error.Message);
            return ExitCode.Blocked;
        }
        catch (WorkspaceLockedException error)
        {
            screen.Tell(error.Message);
            return ExitCode.Locked;
        }
        catch (IntegrityException error)
        {
            screen.Tell(error.Message);
            return ExitCode.Integrity;
        }
        catch (WorkspaceUnusableException error)
        {
            screen.Tell(error.Message);
            return ExitCode.Failed;
        }
        catch (IOException) when (screen.LossOfFacts is not null)
        {
            screen.Tell(
                $"Standard output: {Sentence(screen.LossOfFacts!)} {(screen.Done is { } done ? $"{Sentence(done)} Only the report of it is lost." : "What it should have told is lost.")}"
            );
            return ExitCode.Failed;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException || IsDatabaseTrouble(error))
        {
            screen.Tell(
                $"{Sentence(error.Message)} Nothing was published; mend the cause (disk space, permissions, memory_limit_mib of foodcredit.yaml) and run again."
            );
            return ExitCode.Failed;
        }
        catch (Exception error) when (error.GetBaseException() is OutOfMemoryException)
        {
            screen.Tell(
                "The process got no more memory. Nothing was published; memory_limit_mib and threads in foodcredit.yaml say what a run takes: lower them, or give the process more, and run again."
            );
            return ExitCode.Failed;
        }
    }

    private static string Sentence(string message) => message.TrimEnd() is var text && text.EndsWith('.') ? text : $"{text}.";

    /// <summary>DuckDB reports a full disk, lack of memory or an unreadable file as errors of these kinds; any other is our own bug.</summary>
    private static bool IsDatabaseTrouble(Exception error) =>
        error is DuckDBException
        && (
            error.Message.Contains("IO Error", StringComparison.Ordinal)
            || error.Message.Contains("Could not write file", StringComparison.Ordinal)
            || error.Message.Contains("Out of Memory", StringComparison.Ordinal)
            || error.Message.Contains("No space left", StringComparison.Ordinal)
        );
}
