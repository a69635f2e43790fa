using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace FoodCredit.Pipeline.Reading;

/// <summary>An object of JSON as a row of fields: objects in it become keys with dots, lists of values one field with semicolons.</summary>
internal static class JsonRow
{
    /// <summary>An object written out more deeply than any list of facts needs.</summary>
    private const int DepthMax = 32;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = DepthMax, AllowDuplicateProperties = false };

    /// <summary>Cells as a list, Chinese as it is: how rows without bytes of their own are kept.</summary>
    public static byte[] OfCells(IEnumerable<string> cells) => JsonSerializer.SerializeToUtf8Bytes(cells, Plain);

    /// <summary>Null where the bytes are no JSON.</summary>
    public static JsonDocument? Parse(ReadOnlySpan<byte> element)
    {
        if (!Utf8.IsValid(element))
            return null;
        try
        {
            return JsonDocument.Parse(element.ToArray(), Options);
        }
        // The second where an escape in a key stands for half a character.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Puts an object's values into their fields.</summary>
    /// <param name="value">The object.</param>
    /// <param name="place">The place of a key, -1 where the header lacks it.</param>
    /// <param name="known">The keys that a contract knows.</param>
    /// <param name="fields">Empty; filled in UTF-8.</param>
    public static RowRefusal? Fill(JsonElement value, Func<string, int> place, KnownHeaders known, byte[][] fields)
    {
        RowRefusal? refusal = null;
        var isText = TryFlatten(
            value,
            (key, text) =>
            {
                var at = place(key);
                if (at < 0 && (key.Length > 0 || text.Length > 0))
                    refusal ??= known.RefusalOf(key);
                else if (at < 0)
                    return;
                else if (fields[at].Length > 0)
                    refusal ??= Malformed("two keys of one name");
                else
                    fields[at] = System.Text.Encoding.UTF8.GetBytes(text);
            }
        );
        return isText ? refusal : Malformed("text with half a character");
    }

    public static RowRefusal Malformed(string found) => new(RefusalReason.MalformedJson, null, "a JSON object", found);

    /// <summary>Visits the keys of an object, as header cells, with their values as text; false where an escape stands for half a character.</summary>
    public static bool TryFlatten(JsonElement value, Action<string, string> take)
    {
        try
        {
            Flatten(value, "", take);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Flatten(JsonElement value, string prefix, Action<string, string> take)
    {
        foreach (var property in value.EnumerateObject())
        {
            var key = HeaderText.Clean(prefix + property.Name);
            if (property.Value.ValueKind == JsonValueKind.Object)
                Flatten(property.Value, key + ".", take);
            else
                take(key, Text(property.Value));
        }
    }

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array
                when value.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)) =>
                string.Join(';', value.EnumerateArray().Select(Text)),
            // Numbers keep the digits they are written with.
            _ => value.GetRawText(),
        };
}
