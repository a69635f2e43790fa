namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Divides real addresses into parts that, put together, are the address again.</summary>
internal static class AddressParser
{
    private const int ProvinceLengthMax = 8;
    private const int CityLengthMax = 6;
    private const int DistrictLengthMax = 5;
    private const int ZoneLengthMax = 16;

    public static AddressParts Parse(string address)
    {
        var rest = address;
        var province = Take(ref rest, Within(rest, '省', ProvinceLengthMax));
        var city = Take(ref rest, Within(rest, '市', CityLengthMax));
        var district = Take(ref rest, DistrictEnd(rest));
        var number = rest.AsSpan().IndexOfAnyDigit();
        if (number < 0)
            return new AddressParts(province, city, district, rest, "", "");
        var end = number;
        while (end < rest.Length && IsDigit(rest[end]))
            end++;
        // 5栋 is a building, of a road without a number.
        if (end == rest.Length || rest[end] == '号')
            end = Math.Min(rest.Length, end + 1);
        else
            end = number;
        return new AddressParts(province, city, district, rest[..number], rest[number..end], rest[end..]);
    }

    public static bool IsDigit(char c) => Widths.HalfWidth(c) is >= '0' and <= '9';

    private static int IndexOfAnyDigit(this ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsDigit(text[i]))
                return i;
        }
        return -1;
    }

    private static int Within(string text, char last, int lengthMax)
    {
        var at = text.IndexOf(last, StringComparison.Ordinal);
        return at >= 1 && at < lengthMax ? at + 1 : 0;
    }

    /// <summary>A development zone, or the first 区 or 县 that is not of a quarter (小区, 社区, 园区, 校区) nor a letter's (B区).</summary>
    private static int DistrictEnd(string text)
    {
        var zone = text.IndexOf("开发区", StringComparison.Ordinal);
        for (var i = 1; i < text.Length && i < DistrictLengthMax; i++)
        {
            if (IsDigit(text[i]))
                return 0;
            if (text[i] == '县' || text[i] == '区' && text[i - 1] is not ('小' or '社' or '园' or '校') && text[i - 1] > '\u00FF')
                return i + 1;
        }
        return zone > 0 && zone < ZoneLengthMax ? zone + 3 : 0;
    }

    private static string Take(ref string rest, int length)
    {
        var part = rest[..length];
        rest = rest[length..];
        return part;
    }
}
