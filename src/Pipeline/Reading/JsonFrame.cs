using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace FoodCredit.Pipeline.Reading;

/// <summary>What stands around the array of a JSON file: nothing, or the object that it is a value of.</summary>
internal sealed class JsonFrame
{
    /// <summary>What stands before the array, or behind it, has fewer bytes.</summary>
    public const int BytesMax = 1 << 16;

    private readonly string opening;

    private JsonFrame(string opening) => this.opening = opening;

    public static JsonFrame None { get; } = new("");

    /// <summary>The frame that these bytes begin; null where an array cannot stand behind them.</summary>
    public static JsonFrame? Opening(ReadOnlySpan<byte> before)
    {
        if (!Utf8.IsValid(before))
            return null;
        var text = Encoding.UTF8.GetString(before);
        // As many braces are to be closed as are open; those in texts close too many, which the parser tells.
        for (var braces = 0; braces <= text.Count(c => c == '{'); braces++)
        {
            if (Parses($"{text}[]{new string('}', braces)}", out _))
                return new JsonFrame(text);
        }
        return null;
    }

    /// <summary>Whether these bytes, behind the array, end the file; not where they hold a list of objects of their own, which nobody would read.</summary>
    public bool EndsWith(ReadOnlySpan<byte> behind)
    {
        // The end mark that old tools leave.
        var rest = behind.TrimEnd((byte)0x1A);
        return Utf8.IsValid(rest) && Parses($"{opening}[]{Encoding.UTF8.GetString(rest)}", out var hasObjects) && !hasObjects;
    }

    private static bool Parses(string text, out bool hasObjects)
    {
        hasObjects = false;
        try
        {
            using var document = JsonDocument.Parse(text);
            hasObjects = HasListOfObjects(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasListOfObjects(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Any(property => HasListOfObjects(property.Value)),
            JsonValueKind.Array => value
                .EnumerateArray()
                .Any(item => item.ValueKind == JsonValueKind.Object || HasListOfObjects(item)),
            _ => false,
        };
}
