using System.Globalization;
using System.Text;
using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Tests.Converting;

public sealed class FieldCacheTests
{
    /// <summary>A seeded XXH3 of short texts is no such key: neighbouring seeds give neighbouring texts one hash.</summary>
    [Fact]
    public void No_two_fields_or_conversions_share_a_key()
    {
        var cache = new FieldCache();
        var keys = new HashSet<FieldKey>();
        var dates = Enumerable.Range(0, 1500).Select(day => new DateOnly(2018, 1, 1).AddDays(day));
        var texts = dates
            .SelectMany(day => (string[])[Text(day, "yyyyMMdd"), Text(day, "yyyy-MM-dd"), Text(day, "yyyy年M月d日")])
            .Concat(Enumerable.Range(0, 30_000).Select(number => $"{number}.00"))
            .Distinct()
            .Select(Encoding.UTF8.GetBytes)
            .ToList();
        for (var conversion = 1; conversion <= 40; conversion++)
        {
            foreach (var text in texts)
                Assert.True(
                    keys.Add(cache.Expect(conversion, text)),
                    $"conversion {conversion}, {Encoding.UTF8.GetString(text)}"
                );
        }
    }

    [Fact]
    public void A_field_met_twice_is_found_with_its_value()
    {
        var cache = new FieldCache();
        (string Text, AttributeValue Value)[] fields =
        [
            ("2021-03-05", AttributeValue.Of(18691)),
            ("-", AttributeValue.Absent),
            ("南昌市", AttributeValue.Of("南昌市")),
        ];
        foreach (var (text, value) in fields)
        {
            var key = cache.Expect(1, Encoding.UTF8.GetBytes(text));
            Assert.False(cache.TryFind(key, out _));
            Assert.False(cache.Wants(key));
            Assert.True(cache.Wants(key));
            cache.Add(key, value);
            Assert.True(cache.TryFind(key, out var found));
            Assert.Equal((value.IsPresent, value.Number, value.Text), (found.IsPresent, found.Number, found.Text));
        }
    }

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
