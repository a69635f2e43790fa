using FoodCredit.Scoring.Policies;

namespace FoodCredit.Cli.Terminal;

/// <summary>Colours as people read them.</summary>
internal static class ColourTitles
{
    private static readonly string[] Characters = ["绿", "黄", "橙", "红"];

    /// <summary>As outputs and policies name it: green.</summary>
    public static string Name(this Colour colour) => colour.ToString().ToLowerInvariant();

    /// <summary>In both languages: 绿 green.</summary>
    public static string Title(this Colour colour) => $"{Characters[(int)colour]} {colour.Name()}";
}
