using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Tests.Linking;

public sealed class EntityTableThreadsTests
{
    private const int Entities = 5000;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Build_OnThreads_PutsEntitiesInTheOrderOfTheirIds(int threads)
    {
        var table = EntityTable.Build(LinkSchemes.Business, Rows(), threads);
        var expected = Rows().Select(row => row.Id).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(expected, Enumerable.Range(0, table.Count).Select(table.IdOf));
        Assert.All(expected, (id, number) => Assert.Equal(number, table.Find(id)));
        var linker = new Linker(table, LinkModel.Starting(table.Scheme));
        Assert.All(Rows().Take(50), row => Assert.Equal(row.Id, table.IdOf(linker.Decide(row.Fields).Entity)));
    }

    [Fact]
    public void Build_OfAReaderThatFails_FailsAsTheReaderDid()
    {
        static IEnumerable<(string, PartyFields)> Broken()
        {
            yield return ("1", Fields(1));
            throw new InvalidDataException("line 2");
        }

        var error = Assert.Throws<InvalidDataException>(() => EntityTable.Build(LinkSchemes.Business, Broken(), 2));
        Assert.Equal("line 2", error.Message);
    }

    [Fact]
    public void Learn_OnThreads_LearnsTheSame()
    {
        var table = EntityTable.Build(LinkSchemes.Business, Rows(), 1);
        PartyFields[] sample = [.. Rows().Take(600).Select(row => row.Fields)];
        var learned = new[] { 1, 4 }
            .Select(threads =>
                TrainOnCase.Learn(
                    table,
                    sample,
                    i => new KnownOwner(i % 3 == 0 ? table.Find(Id(i)) : null),
                    isChosen: false,
                    0.004,
                    threads
                )
            )
            .ToArray();
        Assert.Equal(learned[0].ToJson(), learned[1].ToJson());
    }

    /// <summary>A prime that does not divide their number: neither ids nor names come in order.</summary>
    private static IEnumerable<(string Id, PartyFields Fields)> Rows() =>
        Enumerable.Range(0, Entities).Select(i => (Id(i), Fields(i)));

    private static string Id(int i) => $"E{i * 7919 % Entities:D5}";

    private static PartyFields Fields(int i)
    {
        var texts = new string?[LinkSchemes.Business.Columns.Names.Length];
        texts[LinkSchemes.Business.Columns.Of("name")] = $"南昌{Character(i / 100)}{Character(50 + (i % 100))}餐饮有限公司";
        texts[LinkSchemes.Business.Columns.Of("address")] =
            $"南昌市东湖区{Character(200 + (i % 70))}{Character(300 + (i % 90))}路{i + 1}号";
        return new PartyFields(texts);
    }

    private static char Character(int number) => (char)('一' + (number * 13));
}
