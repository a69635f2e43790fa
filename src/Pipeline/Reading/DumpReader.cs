using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Opens a dump as its contract says.</summary>
internal static class DumpReader
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="BrokenContractException">The file is not of the contract's format.</exception>
    public static IDumpReader Open(string path, SourceContract contract) =>
        Open(path, contract, () => EncodingOf(path, contract));

    /// <summary>As above, where the encoding may be known from an earlier reading; it is asked for of text only.</summary>
    public static IDumpReader Open(string path, SourceContract contract, Func<DumpEncoding> encodingOf)
    {
        if (contract.Format is DumpFormat.Xlsx or DumpFormat.Xls)
            return new WorkbookDumpReader(path, contract.TitleRows, contract.Sheet);
        if (contract.Format == DumpFormat.Parquet)
            return new ParquetDumpReader(path);
        var encoding = encodingOf();
        if (contract.Format is DumpFormat.Json or DumpFormat.JsonLines)
            return new JsonDumpReader(path, encoding, contract);
        var delimiter = contract.Format == DumpFormat.Tsv ? '\t' : contract.Delimiter;
        return new CsvDumpReader(path, encoding, delimiter, contract.TitleRows);
    }

    /// <summary>The encoding of a dump of text. A byte order mark is never wrong; a contract may be.</summary>
    public static DumpEncoding EncodingOf(string path, SourceContract contract) =>
        EncodingDetector.ByMark(path)
        ?? (contract.Encoding == DumpEncoding.Auto ? EncodingDetector.Detect(path) : contract.Encoding);
}
