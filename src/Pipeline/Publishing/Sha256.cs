using System.Security.Cryptography;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>SHA-256 as lower-case hex.</summary>
internal static class Sha256
{
    public static string OfFile(string path)
    {
        using var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1 << 16,
            FileOptions.SequentialScan
        );
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
