using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Reading;

/// <summary>What must be known of a dump to read one of its rows by itself.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Delimiter">Between the fields of CSV and TSV.</param>
/// <param name="Encoding">As <see cref="IDumpReader.Encoding"/>.</param>
/// <param name="Header">As <see cref="IDumpReader.Header"/>.</param>
internal sealed record DumpText(DumpFormat Format, char Delimiter, string Encoding, IReadOnlyList<string> Header)
{
    public bool IsDelimited => Format is DumpFormat.Csv or DumpFormat.Tsv;

    /// <summary>Of the rows as they are kept: in the dump's bytes, or in UTF-8 where it was transcoded.</summary>
    public FieldDecoder Decoder
    {
        get
        {
            if (!IsDelimited)
                return FieldDecoder.Utf8;
            var encoding = Encoding switch
            {
                "gb18030" => DumpEncoding.Gb18030,
                "utf-16" => DumpEncoding.Utf16,
                _ => DumpEncoding.Utf8,
            };
            return DumpBytes.IsTranscoded(encoding, Delimiter) ? FieldDecoder.Utf8 : FieldDecoder.For(encoding);
        }
    }
}
