using System.IO.Compression;
using CsvHelper;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Tests.Naming;

/// <summary>Names and addresses of real registrations, which may lie beside the project.</summary>
public sealed class RealNamesTests
{
    [Fact]
    public void Parse_RealNames_HaveTradeNames()
    {
        var names = Column(0).ConvertAll(written => BusinessName.Parse(written));

        Assert.True(names.Count > 29_000);
        Assert.InRange(names.Count(name => name.TradeName.Length > 0), names.Count * 99 / 100, names.Count);
        Assert.InRange(names.Count(name => name.TradeName.Length is >= 2 and <= 6), names.Count * 95 / 100, names.Count);
        Assert.InRange(names.Count(name => name.Industry.Length > 0), names.Count * 85 / 100, names.Count);
        Assert.InRange(names.Count(name => name.Form == LegalForm.None), 0, names.Count / 100);
        Assert.InRange(names.Count(name => name.IsPerson), 0, names.Count / 1000);
    }

    [Fact]
    public void Parse_RealNames_StayAsTheyAre()
    {
        foreach (var written in Column(0))
        {
            var text = BusinessName.Parse(written).Text;
            Assert.Equal(text, BusinessName.Parse(text).Text);
            Assert.Equal(NormalText.Of(written), NormalText.Of(NormalText.Of(written)));
        }
    }

    [Fact]
    public void Parse_RealAddresses_HaveDistrictsAndRoads()
    {
        var addresses = Column(8).ConvertAll(written => StreetAddress.Parse(written));

        Assert.InRange(addresses.Count(address => address.District.Length > 0), addresses.Count * 97 / 100, addresses.Count);
        Assert.InRange(addresses.Count(address => address.Road.Length > 0), addresses.Count * 99 / 100, addresses.Count);
        Assert.DoesNotContain(addresses, address => address.District is "湾里区" or "新建县" or "红谷滩新区");
        Assert.All(addresses, address => Assert.Equal(address.Text, StreetAddress.Parse(address.Text).Text));
    }

    private static List<string> Column(int column)
    {
        using var packed = File.OpenRead(SharedData.Path("nanchang-registrations/registrations.csv.gz"));
        using var file = new GZipStream(packed, CompressionMode.Decompress);
        using var rows = CsvReader.Create(file, new CsvReaderOptions { Separator = ',' });
        var texts = new List<string>();
        while (rows.Read())
            texts.Add(rows.GetString(column));
        return texts[1..];
    }
}
