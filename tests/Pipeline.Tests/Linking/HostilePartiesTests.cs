using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Tests.Naming;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>Whatever departments and registries write, linking ends: as a name, an address, a code, or in every column at once.</summary>
public sealed class HostilePartiesTests
{
    private const int Length = 10_000;

    private static readonly string[] Texts =
    [
        "",
        " ",
        "\u3000 \t\r\n",
        "()",
        "（）【】[]",
        "((((((((",
        "\0",
        "\uD800",
        "\uDC00\uD800",
        "😀",
        "*",
        "；;,；;",
        .. NastyText.Repeated(Length),
        NastyText.Halves("（", "）", Length),
        NastyText.Halves("原名：", "公司", Length),
        NastyText.Halves("一", "号", Length),
        .. Enumerable.Range(0, 4).Select(Noise),
    ];

    [Fact]
    public void Businesses_OfHostileTexts_AreDecided()
    {
        var columns = LinkSchemes.Business.Columns.Names.Length;
        var parties = new List<PartyFields>();
        foreach (var text in Texts)
        {
            parties.Add(new PartyFields([.. Enumerable.Repeat(text, columns)]));
            for (var column = 0; column < columns; column++)
            {
                var texts = LinkTrial
                    .Party("南昌市东湖区邬记瓦罐煨汤馆", LinkTrial.Code(1), "江西省南昌市东湖区永外正街27号", "邬建国")
                    .Texts;
                texts[column] = text;
                parties.Add(new PartyFields(texts));
            }
        }
        parties.Add(new PartyFields(new string?[columns]));
        Link(LinkSchemes.Business, LinkSchemes.BusinessModel, parties);
    }

    [Fact]
    public void PlainColumns_OfHostileTexts_AreDecided()
    {
        var scheme = LinkSchemes.OfColumns("a:text/b,b:text/a,c:digits", isOneToOne: false);
        Link(scheme, LinkModel.Starting(scheme), [.. Texts.Select(text => new PartyFields([text, text, text]))]);
    }

    /// <summary>Pieces of a text are looked for among all before it: without a limit a million characters would take hours.</summary>
    [Fact]
    public void PlainColumn_OfAMillionCharacters_IsDecided()
    {
        var scheme = LinkSchemes.OfColumns("a:text", isOneToOne: false);
        var random = new Random(1);
        var text = string.Create(
            1_000_000,
            random,
            (chars, own) => own.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(chars))
        );
        Link(scheme, LinkModel.Starting(scheme), [new PartyFields([text])]);
    }

    /// <summary>Everyone against everyone, as record and as entity.</summary>
    private static void Link(LinkScheme scheme, LinkModel model, List<PartyFields> parties)
    {
        var entities = EntityTable.Build(scheme, parties.Select((party, i) => ($"{i:0000}", party)), threads: 2);
        var linker = new Linker(entities, model);
        foreach (var party in parties)
        {
            var decision = linker.Decide(party);
            Assert.InRange(decision.Probability, 0, 1_000_000);
            Assert.InRange(decision.Entity, -1, parties.Count - 1);
            for (var i = 0; i < linker.CandidateCount; i++)
                Assert.Equal(scheme.Comparisons.Length, linker.AgreementsWith(i).Length);
        }
    }

    /// <summary>Any characters at all, halves of surrogates and controls among them.</summary>
    private static string Noise(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, seed % 2 == 0 ? 20 : Length).Select(_ => (char)random.Next(char.MaxValue + 1)));
    }
}
