using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Tests.Identifiers;

public sealed class NearCodesTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>The example of GB 32100-2015.</summary>
    private const string Code = "91350100M000100Y43";

    /// <summary>Whatever slip: the code is among those near what was written.</summary>
    [Fact]
    public void Find_AfterAnySlip_HasTheCode()
    {
        foreach (var written in Slips())
            Assert.Contains(Code, Near(written));
    }

    /// <summary>Compared with trying every character at every place, and every exchange.</summary>
    [Theory]
    [InlineData("91350100M000100Y44")]
    [InlineData("91350100M000I00Y43")]
    [InlineData("91350100M00010OY43")]
    [InlineData("9135O100M000100YI3")]
    public void Find_OfEighteenCharacters_IsWhatTryingAllFinds(string written)
    {
        var tried = new HashSet<string>();
        for (var i = 0; i < written.Length; i++)
        {
            foreach (var c in Alphabet)
                tried.Add(written.Remove(i, 1).Insert(i, c.ToString()));
            if (i + 1 < written.Length)
                tried.Add(written.Remove(i, 2).Insert(i, $"{written[i + 1]}{written[i]}"));
        }
        Assert.Equal(tried.Where(code => CheckCharacter.IsUscc(code)).Order(StringComparer.Ordinal), Near(written));
    }

    [Theory]
    [InlineData("")]
    [InlineData("913501")]
    [InlineData("913501001234567890123456")]
    [InlineData("人民人民人民人民人民人民人民人民人民")]
    public void Find_OfWhatIsNoCode_IsNothing(string written) => Assert.Empty(Near(written));

    private static IEnumerable<string> Slips()
    {
        for (var i = 0; i < Code.Length; i++)
        {
            yield return Code.Remove(i, 1);
            yield return Code.Insert(i, Code[i].ToString());
            foreach (var c in Alphabet.Where(c => c != Code[i]))
                yield return Code.Remove(i, 1).Insert(i, c.ToString());
            if (i + 1 < Code.Length && Code[i] != Code[i + 1])
                yield return Code.Remove(i, 2).Insert(i, $"{Code[i + 1]}{Code[i]}");
        }
    }

    private static List<string> Near(string written)
    {
        var found = new List<string>();
        NearCodes.Find(written, found);
        Assert.Equal(found.Distinct().Count(), found.Count);
        return [.. found.Order(StringComparer.Ordinal)];
    }
}
