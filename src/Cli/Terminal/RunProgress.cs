using System.Globalization;
using FoodCredit.Pipeline.Running;

namespace FoodCredit.Cli.Terminal;

/// <summary>
/// Shows a run to whoever watches: one line that is rewritten in place with a bar, rows per second and the time left. Without a terminal it is
/// quiet but for notices.
/// </summary>
internal sealed class RunProgress(Screen screen, TimeProvider clock) : IProgress<RunEvent>, IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly long start = clock.GetTimestamp();
    private long lastShown;
    private bool isLineOpen;

    public void Report(RunEvent value)
    {
        switch (value)
        {
            case RunEvent.Notice notice:
                Clear();
                screen.Tell(notice.Message);
                break;
            case RunEvent.StageBegun stage when screen.IsWatched:
                Show(stage.Stage);
                break;
            case RunEvent.Reading reading when screen.IsWatched && clock.GetElapsedTime(lastShown) > Pause:
                Show(Line(reading));
                break;
            default:
                break;
        }
    }

    public void Dispose() => Clear();

    private string Line(RunEvent.Reading reading)
    {
        var share = reading.BytesTotal == 0 ? 1 : Math.Min(1, (double)reading.BytesDone / reading.BytesTotal);
        var elapsed = clock.GetElapsedTime(start);
        var left = share > 0.01 ? elapsed * ((1 - share) / share) : TimeSpan.Zero;
        var bar = new string('#', (int)(share * BarWidth)).PadRight(BarWidth, '.');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{bar}] {share:P0}  {reading.RowsDone:N0} rows  {reading.RowsDone / Math.Max(elapsed.TotalSeconds, 0.001):N0} rows/s  {left:m\\:ss} left  {reading.File}"
        );
    }

    private void Show(string line)
    {
        lastShown = clock.GetTimestamp();
        isLineOpen = true;
        screen.Rewrite(line);
    }

    private void Clear()
    {
        if (isLineOpen)
            screen.Rewrite("");
        isLineOpen = false;
    }
}
