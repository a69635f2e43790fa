using System.Globalization;
using System.Text;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>How a value from a document is shown in a fault: quoted, short and on one line.</summary>
internal static class Quoted
{
    private const int LongestShown = 60;

    public static string Text(string value)
    {
        string shown = value.Length > LongestShown ? value[..LongestShown] + "…" : value;
        StringBuilder text = new(shown.Length + 2);
        text.Append('\'');
        foreach (char c in shown)
        {
            if (char.IsControl(c) || char.IsSurrogate(c) && shown.Length < value.Length)
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                text.Append(c);
        }
        return text.Append('\'').ToString();
    }

    /// <summary>a, b, c.</summary>
    public static string List(IEnumerable<string> words) => string.Join(", ", words);
}
