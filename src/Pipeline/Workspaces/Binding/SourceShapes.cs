using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>The keys and words of a source contract.</summary>
internal static class SourceShapes
{
    public static readonly Words<DatasetKind> Feeds = new(
        ("registrations", DatasetKind.Registrations),
        ("licences", DatasetKind.Licences),
        ("records", DatasetKind.Records),
        ("amendments", DatasetKind.Amendments)
    );

    public static readonly Words<AmendmentKind> Amendments = new(
        ("revocation", AmendmentKind.Revocation),
        ("repair", AmendmentKind.Repair),
        ("removal", AmendmentKind.Removal)
    );

    public static readonly Words<DumpFormat> Formats = new(
        ("csv", DumpFormat.Csv),
        ("tsv", DumpFormat.Tsv),
        ("xlsx", DumpFormat.Xlsx),
        ("xls", DumpFormat.Xls),
        ("json", DumpFormat.Json),
        ("jsonl", DumpFormat.JsonLines),
        ("parquet", DumpFormat.Parquet)
    );

    public static readonly Words<DumpEncoding> Encodings = new(
        ("auto", DumpEncoding.Auto),
        ("utf-8", DumpEncoding.Utf8),
        ("gb18030", DumpEncoding.Gb18030),
        ("utf-16", DumpEncoding.Utf16)
    );

    public static readonly Words<Delivery> Deliveries = new(("delta", Delivery.Delta), ("full", Delivery.Full));

    public static readonly Words<CountsAgainst> CountsAgainst = new(
        ("party", Contracts.CountsAgainst.Party),
        ("maker", Contracts.CountsAgainst.Maker),
        ("both", Contracts.CountsAgainst.Both)
    );

    public static readonly Words<AttributeType> Types = new(
        ("text", AttributeType.Text),
        ("name", AttributeType.Name),
        ("identifier", AttributeType.Identifier),
        ("date", AttributeType.Date),
        ("amount", AttributeType.Amount),
        ("integer", AttributeType.Integer),
        ("set", AttributeType.Set)
    );

    public static readonly Words<AmountUnit> Units = new(("元", AmountUnit.Yuan), ("万元", AmountUnit.TenThousandYuan));

    public static readonly Words<PersonalData> Personal = new(
        ("name", PersonalData.Name),
        ("id_number", PersonalData.IdNumber),
        ("phone", PersonalData.Phone),
        ("address", PersonalData.Address)
    );

    public static readonly MappingShape Column = new(
        "column",
        "a column",
        [
            new("from", "the header of the department's column", true),
            new("type", "how its text is read", true, Types.Names),
            new("required", "whether a row without a value is refused"),
            new("optional", "whether the file may lack the column"),
            new("unit", "the unit amounts are written in", false, Units.Names),
            new("separators", "the characters that join the values of a set"),
            new("table", "the code table that translates the value"),
            new("personal", "the kind of personal data", false, Personal.Names),
        ]
    );

    public static readonly Words<DatabaseTls> Tls = new(
        ("verify", DatabaseTls.Verify),
        ("require", DatabaseTls.Require),
        ("off", DatabaseTls.Off)
    );

    public static readonly MappingShape Database = new(
        "postgresql",
        "a PostgreSQL query",
        [
            new("host", "the server's name or address", true),
            new("port", "the server's port"),
            new("database", "the database", true),
            new("user", "a user who may read what the query names, and nothing else", true),
            new("password_env", "the environment variable that holds the password"),
            new("password_file", "the file whose first line is the password"),
            new("tls", "whether the connection is encrypted", false, Tls.Names),
            new("query", "one SELECT", true),
        ]
    );

    public static readonly MappingShape Root = new(
        "",
        "a source",
        [
            new("source", "the id, which is the file's name without .yaml", true),
            new("department", "the department that delivers", true),
            new("dataset", "the dataset's title", true),
            new("feeds", "what the rows become", true, Feeds.Names),
            new("record_type", "the record type of records and amendments"),
            new("amendment", "what an amendment does to its record", false, Amendments.Names),
            new("file", "the file name's pattern", true),
            new("format", "the file format", true, Formats.Names),
            new("postgresql", "a query that every run takes a dump from"),
            new("encoding", "the text encoding", false, Encodings.Names),
            new("delimiter", "the character between the fields"),
            new("title_rows", "the lines above the header"),
            new("sheet", "the sheet of a workbook, or * for all of them"),
            new("delivery", "whether a file holds changes or everything", false, Deliveries.Names),
            new("rank", "whose word counts, lowest first"),
            new("natural_key", "the attributes that identify a fact"),
            new("counts_against", "whom the rows are about, of those that they name", false, CountsAgainst.Names),
            new("columns", "the attributes and where they come from", true),
            new("ignore", "a column that is known and not read"),
            new("tolerances", "how many refused rows a file may have"),
        ]
    );

    public static readonly MappingShape[] All = [Root, Column, Database, WorkspaceShapes.Tolerances];
}
