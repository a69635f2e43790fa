using System.Security.Cryptography;
using System.Text;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>The id of a run, derived from all that its data files depend on: the same inputs give the same id and the same bytes.</summary>
public static class RunId
{
    /// <summary>Hexadecimal digits of an id (48 bits: a city that runs hourly for a century has fewer than 2^20 runs).</summary>
    public const int Length = 12;

    /// <summary>Derives an id from the facts, each a line; their order matters.</summary>
    internal static string Derive(IEnumerable<string> facts)
    {
        var text = new StringBuilder();
        foreach (var fact in facts)
            text.Append(fact).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Length];
    }
}
