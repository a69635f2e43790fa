using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace FoodCredit.Cli.Terminal;

/// <summary>Where a command writes: facts to standard output, messages and progress to standard error.</summary>
internal sealed class Screen : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly FactsWriter output;
    private readonly TextWriter error;

    private Screen(TextWriter output, TextWriter error)
    {
        this.output = new FactsWriter(output);
        this.error = error;
        // A terminal is known by the console's own writer; it has no disk that could be full.
        Facts = Console.IsOutputRedirected ? Ansi(this.output, isRedirected: true) : Ansi(output, isRedirected: false);
        Messages = Ansi(error, Console.IsErrorRedirected);
    }

    /// <summary>Standard output; colours and box lines only in a terminal.</summary>
    public IAnsiConsole Facts { get; }

    /// <summary>Standard error.</summary>
    public IAnsiConsole Messages { get; }

    /// <summary>Whether a person watches standard error.</summary>
    public bool IsWatched => Messages.Profile.Capabilities.Interactive;

    /// <summary>Why standard output took no more; null while it takes all.</summary>
    public string? LossOfFacts => output.Loss;

    /// <summary>What the command has done that stays done, whatever becomes of its report; null: nothing yet.</summary>
    public string? Done { get; set; }

    public static Screen Open(TextWriter output, TextWriter error) => new(output, error);

    /// <summary>A line of text for a person, to standard error.</summary>
    public void Tell(string message) => error.WriteLine(message);

    /// <summary>Rewrites the current line of the terminal that watches; an empty text clears it.</summary>
    public void Rewrite(string text)
    {
        var width = Math.Max(20, Messages.Profile.Width - 1);
        error.Write($"\r\u001b[K{(text.Length > width ? text[..width] : text)}");
        error.Flush();
    }

    /// <summary>A line of facts, to standard output.</summary>
    public void Say(string line) => output.WriteLine(line);

    /// <summary>Facts as JSON, to standard output.</summary>
    public void SayJson<T>(T facts) => output.WriteLine(JsonSerializer.Serialize(facts, Json));

    public void Dispose()
    {
        if (LossOfFacts is null)
            output.Flush();
        error.Flush();
    }

    private static IAnsiConsole Ansi(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            }
        );
        if (isRedirected)
            console.Profile.Width = 200;
        return console;
    }
}
