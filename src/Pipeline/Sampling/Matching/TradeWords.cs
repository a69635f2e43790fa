using System.Collections.Frozen;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Lines of business by code and by the words of names.</summary>
internal static class TradeWords
{
    private static readonly FrozenDictionary<string, Trade> ByCode = Trade.All.ToFrozenDictionary(trade => trade.Code);

    /// <summary>By the first two characters of their words, the first of the list where several begin alike.</summary>
    private static readonly FrozenDictionary<string, Trade> ByStart = Trade
        .All.SelectMany(trade => trade.Words.Select(word => (Start: word[..Math.Min(2, word.Length)], Trade: trade)))
        .DistinctBy(pair => pair.Start)
        .ToFrozenDictionary(pair => pair.Start, pair => pair.Trade);

    private static readonly FrozenDictionary<string, Trade>.AlternateLookup<ReadOnlySpan<char>> Starts =
        ByStart.GetAlternateLookup<ReadOnlySpan<char>>();

    public static Trade? OfCode(string code) => ByCode.GetValueOrDefault(code);

    public static Trade? Of(string words) =>
        words.Length >= 2 && Starts.TryGetValue(words.AsSpan(0, 2), out var trade) ? trade : null;

    public static Trade Draw(Trade[] trades, ref Draws draws)
    {
        // A trade of twice the weight wins against another in two of three cases; that is enough variety.
        var one = trades[draws.Below(trades.Length)];
        var other = trades[draws.Below(trades.Length)];
        return draws.Below(one.Weight + other.Weight) < one.Weight ? one : other;
    }
}
