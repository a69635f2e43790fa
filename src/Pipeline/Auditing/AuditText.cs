using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FoodCredit.Pipeline.Auditing;

/// <summary>
/// The one way in which an entry is written: <c>{"hash":"...","entry":{...}}</c> with the members in the order of <see cref="AuditEntry"/>, without spaces.
/// The hash is SHA-256 of the hash of the entry before (nothing for the first), a line feed and the entry's own text.
/// </summary>
internal static class AuditText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    public static string Hash(AuditEntry entry) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Previous}\n{JsonSerializer.Serialize(entry, Json)}"))
        );

    /// <summary>The entry's line, without its line feed.</summary>
    public static string Line(AuditEntry entry) => JsonSerializer.Serialize(new Sealed(Hash(entry), entry), Json);

    /// <summary>The entry of a line; null where the line is not exactly as this program writes it, its hash included.</summary>
    public static AuditEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Sealed>(line, Json) is { Entry: { } entry } && Line(entry) == line ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Sealed(string Hash, AuditEntry Entry);
}
