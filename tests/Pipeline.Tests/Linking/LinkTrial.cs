using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>A few businesses among many that have nothing to do with them, and records about them.</summary>
internal sealed class LinkTrial
{
    /// <summary>It attaches to whomever is likeliest, so that nothing but a rule can stop it.</summary>
    public static readonly LinkModel Credulous = LinkSchemes.BusinessModel with
    {
        MatchedFrom = 0,
        IdentifiedMatchedFrom = 0,
        ReviewedFrom = 0,
    };

    private const string TradeCharacters = "福源鸿运顺发兴隆聚贤金玉满堂和美吉祥瑞安康宁泰昌盛";
    private static readonly string[] Trades = ["小吃店", "餐饮店", "便利店", "水果店", "副食店", "烘焙坊"];
    private static readonly string[] Roads = ["象山南路", "八一大道", "丁公路", "洪都大道", "青山湖大道", "站前西路", "二七北路"];

    private readonly EntityTable entities;

    public LinkTrial(LinkModel model, params (string Id, PartyFields Fields)[] own)
    {
        entities = EntityTable.Build(LinkSchemes.Business, [.. own, .. Crowd()], threads: 1);
        Linker = new Linker(entities, model);
    }

    public Linker Linker { get; }

    public string IdOf(int entity) => entities.IdOf(entity);

    /// <summary>Outcome, likeliest entity (empty: none), and flags.</summary>
    public (LinkOutcome Outcome, string Entity, LinkFlags Flags) Decide(PartyFields record)
    {
        var decision = Linker.Decide(record);
        return (decision.Outcome, decision.Entity < 0 ? "" : entities.IdOf(decision.Entity), decision.Flags);
    }

    public static PartyFields Party(
        string name = "",
        string code = "",
        string address = "",
        string representative = "",
        string licence = "",
        string aliases = "",
        string code2 = "",
        string registrationNumber = ""
    ) => new([name, aliases, code, code2, registrationNumber, address, "", representative, "", licence]);

    /// <summary>A code with both check characters, found by trying all; <paramref name="number"/> makes it.</summary>
    public static string Code(int number)
    {
        var organisation = Completed($"MA{number:000000}", "0123456789X", code => CheckCharacter.IsOrganisationCode(code));
        return Completed($"92360102{organisation}", "0123456789ABCDEFGHJKLMNPQRTUWXY", code => CheckCharacter.IsUscc(code));
    }

    public static string Completed(string start, string characters, Func<string, bool> passes) =>
        characters.Select(check => start + check).Single(passes);

    /// <summary>Six hundred shops of different names, codes and places.</summary>
    private static IEnumerable<(string Id, PartyFields Fields)> Crowd() =>
        from i in Enumerable.Range(0, 600)
        let first = TradeCharacters[i % TradeCharacters.Length]
        let second = TradeCharacters[(i * 7 + i / TradeCharacters.Length) % TradeCharacters.Length]
        select (
            $"crowd{i:000}",
            Party(
                $"南昌市西湖区{first}{second}{Trades[i % Trades.Length]}",
                Code(900_000 + i),
                $"江西省南昌市西湖区{Roads[i % Roads.Length]}{100 + i}号",
                $"李{first}{second}"
            )
        );
}
