using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>How a file is written.</summary>
/// <param name="Format">csv, tsv, json or jsonl.</param>
/// <param name="Delimiter">Between the fields of csv and tsv.</param>
/// <param name="Code">Its encoding.</param>
/// <param name="HasMark">It begins with a byte order mark.</param>
internal sealed record FileForm(DumpFormat Format, char Delimiter, TextCode Code, bool HasMark)
{
    public static IReadOnlyList<FileForm> All { get; } =
    [
        .. from format in new[] { DumpFormat.Csv, DumpFormat.Tsv, DumpFormat.Json, DumpFormat.JsonLines }
        from delimiter in format == DumpFormat.Csv ? ",;|\t" : "\t"
        from code in Enum.GetValues<TextCode>()
        from hasMark in new[] { false, true }
        select new FileForm(format, delimiter, code, hasMark),
    ];

    public bool IsDelimited => Format is DumpFormat.Csv or DumpFormat.Tsv;

    /// <summary>The reader parses a UTF-8 form of the file: offsets and kept bytes are that form's.</summary>
    public bool IsTranscoded =>
        TextCodes.IsUtf16(Code) || Code == TextCode.Gb18030 && (!IsDelimited || Format == DumpFormat.Csv && Delimiter == '|');

    /// <summary>The bytes of one character that is no multiple of another's.</summary>
    public int UnitBytes => TextCodes.IsUtf16(Code) ? 2 : 1;

    public string FormatName =>
        Format switch
        {
            DumpFormat.Csv => "csv",
            DumpFormat.Tsv => "tsv",
            DumpFormat.Json => "json",
            _ => "jsonl",
        };

    /// <summary>The id of the source that reads it.</summary>
    public string Source(bool declaresEncoding)
    {
        var delimiter = Delimiter switch
        {
            ',' => "comma",
            ';' => "semicolon",
            '|' => "bar",
            _ => "tab",
        };
        return $"{FormatName}_{delimiter}_{(declaresEncoding ? TextCodes.NameOf(Code).Replace('-', '_') : "auto")}";
    }

    public byte[] Encode(string text) => TextCodes.Of(Code).GetBytes(text);

    /// <summary><c>csv , gb18030</c>.</summary>
    public override string ToString() =>
        $"{FormatName}{(Format == DumpFormat.Csv ? $" {(Delimiter == '\t' ? "tab" : Delimiter)}" : "")} {Code}{(HasMark ? " marked" : "")}";
}
