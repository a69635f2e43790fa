using System.Collections.Immutable;
using System.Text;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Tests.Reading;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Converting;

public sealed class RowConverterTests
{
    [Fact]
    public void Convert_BadAmount_IsRefusedWithItsAddress()
    {
        var lines = string.Concat(Enumerable.Range(2, 1040).Select(_ => "1,500\n"));
        var refusals = Refusals($"number,fine\n{lines}1,\"12,5O0\"\n", Column("fine", AttributeType.Amount));
        Assert.Equal(["penalties.csv:1042, column fine: expected a decimal of at most 2 places, found '12,5O0'"], refusals);
    }

    public static TheoryData<string, string, string> Messages =>
        new()
        {
            { "date", "2021-02-30", "column 列: expected a date such as 2021-03-05, found '2021-02-30'" },
            { "date", "9999-12-31", "column 列: expected a date such as 2021-03-05, found '9999-12-31'" },
            { "date", "２０２１－２－３０", "column 列: expected a date such as 2021-03-05, found '２０２１－２－３０'" },
            { "amount", "-5", "column 列: expected an amount of 0 or more, found '-5'" },
            { "amount", "1.005", "column 列: expected a decimal of at most 2 places, found '1.005'" },
            { "wan", "0.0000001", "column 列: expected a decimal of at most 6 places, found '0.0000001'" },
            { "integer", "3.5", "column 列: expected a whole number, found '3.5'" },
            { "required", "\\N", "column 列: expected a value, found none" },
            { "table", "口头告诫", "column 列: expected a code of codes/measures.csv, found '口头告诫'" },
            { "set", "罚款、口头告诫", "column 列: expected codes of codes/measures.csv, found '口头告诫'" },
            {
                "personal",
                "2021-02-30李四",
                "column 列: expected a date such as 2021-03-05, found 12 characters of personal data"
            },
        };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Convert_BadValue_TellsWhereWhatWasExpectedAndFound(string kind, string value, string message) =>
        Assert.Equal([$"penalties.csv:2, {message}"], Refusals($"number,列\n1,{value}\n", OfKind(kind)));

    [Fact]
    public void Convert_InvalidBytes_NamesColumnAndBytes()
    {
        byte[] file = [.. "number,列\n1,"u8, 0xB0, 0xA1, .. "\n2,x\n"u8];
        Assert.Equal(
            ["penalties.csv:2, column 列: expected bytes of the file's encoding, found bytes B0A1"],
            Refusals(file, Column("列", AttributeType.Text))
        );
        Assert.Equal(
            ["penalties.csv:2, column 列: expected bytes of the file's encoding, found personal data"],
            Refusals(file, Column("列", AttributeType.Name) with { PersonalData = PersonalData.Name })
        );
    }

    [Fact]
    public void Convert_InvalidBytesInColumnThatIsNotRead_IsNoMatter() =>
        Assert.Empty(Refusals([.. "number,列,other\n1,x,"u8, 0xFF, .. "\n"u8], Column("列", AttributeType.Text)));

    public static TheoryData<string, string, string?> Values =>
        new()
        {
            { "date", "2021年3月5日", "18691" },
            { "date", "２０２１／３／５", "18691" },
            { "until", "9999-9-9", null },
            { "until", "长期", null },
            { "amount", "１，０００", "100000" },
            { "wan", "3.5", "3500000" },
            { "integer", "-12", "-12" },
            { "text", "  未整改（逾期） ", "未整改（逾期）" },
            { "text", "NULL", null },
            { "text", "\\N", null },
            { "text", "", null },
            { "name", "南昌市(东湖) 小吃店", "南昌市（东湖）小吃店" },
            { "identifier", "９１３５０１００Ｍ０００１００Ｙ４３", "91350100M000100Y43" },
            { "table", "罚款(警告)", "罚款" },
            { "table", "罚款（警告）", "罚款" },
            { "set", "罚款、没收；警告,罚款", ";罚款;没收违法所得;警告;" },
            { "set", "、", null },
            { "free set", "甲；乙;丙 , 甲", ";甲;乙;丙;" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Convert_GoodValue_BecomesItsAttribute(string kind, string written, string? expected)
    {
        var value = Assert.Single(Convert($"number,列\n1,\"{written}\"\n", OfKind(kind)));
        Assert.Equal(expected is not null, value.IsPresent);
        Assert.Equal(expected, value.IsPresent ? value.Text ?? $"{value.Number}" : null);
    }

    [Fact]
    public void Convert_OptionalColumnThatTheFileLacks_IsAbsent() =>
        Assert.False(Convert("number\n1\n", Column("列", AttributeType.Text) with { Optional = true })[0].IsPresent);

    [Fact]
    public void Convert_LongField_IsKeptWhole()
    {
        var text = new string('甲', 100_000);
        Assert.Equal(text, Convert($"number,列\n1,{text}\n", Column("列", AttributeType.Text))[0].Text);
    }

    private static ColumnMapping OfKind(string kind) =>
        kind switch
        {
            "date" => Column("列", AttributeType.Date),
            "until" => Column("列", AttributeType.Date) with { Attribute = "valid_until" },
            "amount" => Column("列", AttributeType.Amount),
            "wan" => Column("列", AttributeType.Amount) with { Unit = AmountUnit.TenThousandYuan },
            "integer" => Column("列", AttributeType.Integer),
            "text" => Column("列", AttributeType.Text),
            "required" => Column("列", AttributeType.Text) with { Required = true },
            "name" => Column("列", AttributeType.Name),
            "identifier" => Column("列", AttributeType.Identifier),
            "table" => Column("列", AttributeType.Text) with { Table = "measures" },
            "set" => Column("列", AttributeType.Set) with { Table = "measures" },
            "free set" => Column("列", AttributeType.Set) with { Separators = "；，" },
            "personal" => Column("列", AttributeType.Date) with { PersonalData = PersonalData.IdNumber },
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    private static ColumnMapping Column(string header, AttributeType type) => TrialContract.Column(header, type);

    private static List<string> Refusals(string file, ColumnMapping column) => Refusals(Encoding.UTF8.GetBytes(file), column);

    private static List<string> Refusals(byte[] file, ColumnMapping column)
    {
        var refusals = new List<string>();
        Read(
            file,
            column,
            (reader, _, refusal) =>
            {
                if (refusal is not null)
                    refusals.Add(refusal.Message("penalties.csv", reader.Address));
            }
        );
        return refusals;
    }

    private static AttributeValue[] Convert(string file, ColumnMapping column)
    {
        AttributeValue[] values = [];
        Read(
            Encoding.UTF8.GetBytes(file),
            column,
            (_, converter, refusal) =>
            {
                Assert.Null(refusal);
                values = converter.Values.ToArray();
            }
        );
        return values;
    }

    /// <summary>U+FFFF stands for what UTF-16 could not say: read elsewhere before, it must not be known as a text.</summary>
    [Fact]
    public void Convert_UndecodableFieldAfterItsStandInWasRead_IsRefused()
    {
        var cache = new FieldCache();
        var reasons = new List<string?>();
        void See(IDumpReader reader, RowConverter converter, RowRefusal? refusal) => reasons.Add(refusal?.Reason);
        Read(Encoding.UTF8.GetBytes("列\n\uFFFF\n\uFFFF\n\uFFFF\n"), Column("列", AttributeType.Text), See, cache);
        byte[] half = [.. Encoding.Unicode.GetBytes("\uFEFF列\n"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("\n")];
        Read(half, Column("列", AttributeType.Text), See, cache);
        // It is no character of UTF-8 either, so that the same bytes mean the same everywhere.
        Assert.Equal(Enumerable.Repeat("invalid_bytes", 4), reasons);
    }

    private static void Read(
        byte[] file,
        ColumnMapping column,
        Action<IDumpReader, RowConverter, RowRefusal?> see,
        FieldCache? cache = null
    )
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "penalties.csv");
        File.WriteAllBytes(path, file);
        var contract = TrialContract.Of(column) with { Encoding = DumpEncoding.Utf8, Ignored = ["number", "other"] };
        using var reader = DumpReader.Open(path, contract);
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var binding = HeaderBinding.Bind(contract, reader.Header, "inbox/penalties.csv", faults);
        Assert.Empty(faults);
        using var converter = new RowConverter(contract, binding!, Tables(), isGb18030: false, cache ?? new FieldCache());
        while (reader.Read())
            see(reader, converter, reader.Fault ?? converter.Convert(reader));
    }

    private static Dictionary<string, CodeTable> Tables() =>
        new()
        {
            ["measures"] = new CodeTable(
                "measures",
                [],
                [
                    new CodeEntry("罚款", "罚款", [], 2),
                    new CodeEntry("罚款（警告）", "罚款", [], 3),
                    new CodeEntry("警告", "警告", [], 4),
                    new CodeEntry("没收", "没收违法所得", [], 5),
                ],
                ""
            ),
        };
}
