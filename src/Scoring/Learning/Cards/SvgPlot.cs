using System.Globalization;
using System.Net;
using System.Text;

namespace FoodCredit.Scoring.Learning.Cards;

/// <summary>A small picture of lines, points or bars, as SVG that needs no font and no script of its own; the same numbers give the same bytes.</summary>
internal sealed class SvgPlot
{
    private const int Width = 360;
    private const int Height = 280;
    private const int Left = 60;
    private const int Right = 10;
    private const int Top = 10;
    private const int Bottom = 40;

    private static readonly string[] Colours = ["#1f5fa8", "#c8501e", "#5b8c2a", "#7a4ea3"];

    private readonly StringBuilder body = new();
    private readonly (double Low, double High) across;
    private readonly (double Low, double High) upward;
    private int series;

    public SvgPlot(string acrossTitle, string upwardTitle, (double Low, double High) across, (double Low, double High) upward)
    {
        this.across = across;
        this.upward = upward.High > upward.Low ? upward : (upward.Low - 1, upward.Low + 1);
        Text((Left + Width - Right) / 2, Height - 6, acrossTitle, "middle");
        body.Append(
            CultureInfo.InvariantCulture,
            $"<text transform=\"translate(12 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{WebUtility.HtmlEncode(upwardTitle)}</text>\n"
        );
        foreach (var y in Ticks(this.upward))
            GridLine(y);
        // Bars have titles of their own below.
        if (across.High <= 1 || !double.IsInteger(across.High))
        {
            foreach (var x in Ticks(across))
                Text(X(x), Height - Bottom + 14, Short(x), "middle");
        }
    }

    /// <summary>A line; the title, if any, stands in the key.</summary>
    public SvgPlot Line(IEnumerable<(double X, double Y)> points, string? title = null, bool isDashed = false)
    {
        var colour = isDashed ? "#999" : Colours[series++ % Colours.Length];
        var path = string.Join(' ', points.Select(point => $"{Place(X(point.X))},{Place(Y(point.Y))}"));
        body.Append(
            CultureInfo.InvariantCulture,
            $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"{(isDashed ? "1" : "1.8")}\"{(isDashed ? " stroke-dasharray=\"4 3\"" : "")} points=\"{path}\"/>\n"
        );
        if (title is not null)
            Text(Left + 8, Top + (14 * series), title, "start", colour);
        return this;
    }

    /// <summary>A point with its interval.</summary>
    public SvgPlot Point(double x, double y, double low, double high)
    {
        body.Append(
            CultureInfo.InvariantCulture,
            $"<line stroke=\"{Colours[0]}\" x1=\"{Place(X(x))}\" x2=\"{Place(X(x))}\" y1=\"{Place(Y(low))}\" y2=\"{Place(Y(high))}\"/><circle fill=\"{Colours[0]}\" r=\"3\" cx=\"{Place(X(x))}\" cy=\"{Place(Y(y))}\"/>\n"
        );
        return this;
    }

    /// <summary>Bars side by side, from 0 up or down, with a title each.</summary>
    public SvgPlot Bars(IReadOnlyList<(string Title, double Value)> bars)
    {
        for (var i = 0; i < bars.Count; i++)
        {
            var (from, to) = (X(i + 0.1), X(i + 0.9));
            var (zero, end) = (Y(0), Y(bars[i].Value));
            body.Append(
                CultureInfo.InvariantCulture,
                $"<rect fill=\"{Colours[bars[i].Value > 0 ? 1 : 0]}\" x=\"{Place(from)}\" width=\"{Place(to - from)}\" y=\"{Place(Math.Min(zero, end))}\" height=\"{Place(Math.Abs(zero - end))}\"><title>{WebUtility.HtmlEncode(bars[i].Title)}</title></rect>\n"
            );
            Text((from + to) / 2, Height - Bottom + 12, (i + 1).ToString(CultureInfo.InvariantCulture), "middle");
        }
        return this;
    }

    public override string ToString() =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#444\">\n{body}</svg>";

    /// <summary>Round numbers within a range, three to six of them; 0 is one wherever it is in the range.</summary>
    internal static double[] Ticks((double Low, double High) range)
    {
        var rough = (range.High - range.Low) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = ((double[])[1, 2, 2.5, 5, 10]).First(one => one * power >= rough * 0.999) * power;
        var (first, last) = (Math.Ceiling(range.Low / step - 1e-9), Math.Floor(range.High / step + 1e-9));
        // Multiples, and no sums, so that no error adds up; + 0 makes no -0.
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step + 0)];
    }

    private void GridLine(double y)
    {
        body.Append(
            CultureInfo.InvariantCulture,
            $"<line stroke=\"{(y == 0 ? "#999" : "#ddd")}\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Place(Y(y))}\" y2=\"{Place(Y(y))}\"/>"
        );
        Text(Left - 5, Y(y) + 4, Short(y), "end");
    }

    private void Text(double x, double y, string text, string anchor, string colour = "#444") =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Place(x)}\" y=\"{Place(y)}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{WebUtility.HtmlEncode(text)}</text>\n"
        );

    private double X(double value) => Left + ((value - across.Low) / (across.High - across.Low) * (Width - Left - Right));

    private double Y(double value) =>
        Height - Bottom - ((value - upward.Low) / (upward.High - upward.Low) * (Height - Top - Bottom));

    private static string Place(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Short(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
