using System.Text;

namespace FoodCredit.Cli.Terminal;

/// <summary>Standard output, which remembers that it took no more: a full disk there says nothing of what was published.</summary>
internal sealed class FactsWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    /// <summary>The message of the write that failed.</summary>
    public string? Loss { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Guarded(() => inner.Write(value));

    public override void Write(string? value) => Guarded(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Guarded(() => inner.Write(buffer, index, count));

    public override void WriteLine(string? value) => Guarded(() => inner.WriteLine(value));

    public override void Flush() => Guarded(inner.Flush);

    private void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (IOException error)
        {
            Loss = error.Message;
            throw;
        }
    }
}
