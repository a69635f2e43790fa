using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces.Yaml;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>Reads one document of <c>sources/</c> into a <see cref="SourceContract"/>, checking all that the document alone can tell.</summary>
internal sealed class ContractBinder
{
    private readonly FaultCollector _faults;
    private readonly YamlDocument _document;
    private readonly MappingReader _root;

    private ContractBinder(YamlDocument document, FaultCollector faults)
    {
        (_document, _faults) = (document, faults);
        _root = new MappingReader(document, document.Root, SourceShapes.Root, document.PlaceOf(document.Root), faults);
    }

    /// <summary>The defaults are the tolerances of sources without their own; null where the settings have faults.</summary>
    public static ContractDraft Bind(YamlDocument document, WorkspaceSettings? defaults, FaultCollector faults) =>
        new ContractBinder(document, faults).Bind(defaults);

    private ContractDraft Bind(WorkspaceSettings? defaults)
    {
        string id = BindId();
        string? department = _root.Text("department");
        string? dataset = _root.Text("dataset");
        DatasetKind? feeds = _root.Word("feeds", SourceShapes.Feeds);
        string? recordType = BindRecordType(feeds);
        AmendmentKind? amendment = BindAmendment(feeds);
        DumpFilePattern? pattern = BindFilePattern();
        DumpFormat? format = _root.Word("format", SourceShapes.Formats);
        DatabaseQuery? database = DatabaseBinder.Bind(_root, format);
        DumpEncoding? encoding = BindEncoding(format);
        char delimiter = BindDelimiter(format);
        int? titleRows = BindTitleRows(format);
        string? sheet = BindSheet(format);
        Delivery? delivery = _root.Word("delivery", SourceShapes.Deliveries);
        int? rank = _root.Integer("rank", 0, 1_000_000);
        ImmutableArray<string> naturalKey = _root.TextList("natural_key");
        CountsAgainst? countsAgainst = _root.Word("counts_against", SourceShapes.CountsAgainst);
        ImmutableArray<ColumnDraft> columns = BindColumns();
        ImmutableArray<string> ignored = _root.TextList("ignore");
        Tolerances tolerances = SettingsBinder.BindTolerances(_root);
        _root.Finish();

        ContractDraft draft = new(_document, id, feeds, recordType, pattern, naturalKey, columns, null);
        ContractCheck.Check(draft, ignored, _faults);
        MakerCheck.Check(draft, countsAgainst, _faults);
        if (_root.HasFaults)
            return draft;
        return draft with
        {
            Contract = new SourceContract
            {
                Id = id,
                Department = department!,
                Dataset = dataset!,
                Feeds = feeds!.Value,
                RecordType = recordType,
                Amendment = amendment,
                FilePattern = pattern!.Text,
                Format = format!.Value,
                Database = database,
                Encoding = encoding ?? DumpEncoding.Auto,
                Delimiter = delimiter,
                TitleRows = titleRows ?? 0,
                Sheet = sheet,
                Delivery = delivery ?? Delivery.Delta,
                Rank = rank ?? 100,
                NaturalKey = naturalKey,
                CountsAgainst = countsAgainst ?? CountsAgainst.Party,
                Columns = [.. columns.Select(c => c.Mapping!)],
                Ignored = ignored,
                RefusedShareMax = tolerances.RefusedShare ?? defaults?.RefusedShareMax ?? 0.05,
                RefusedCountFree = tolerances.RefusedCount ?? defaults?.RefusedCountFree ?? 100,
                EndedShareMax = tolerances.EndedShare ?? defaults?.EndedShareMax ?? 0.2,
                Hash = _document.Hash,
            },
        };
    }

    private string BindId()
    {
        string fileId = Path.GetFileNameWithoutExtension(_document.File);
        if (_root.Text("source") is not { } id)
            return fileId;
        if (!SnakeCase.IsId(id))
            Fault("source", SnakeCase.Expected, SnakeCase.Advice(id));
        else if (id != fileId)
            Fault("source", $"the file's name without .yaml, '{fileId}'", "rename the file or the source");
        return id;
    }

    private string? BindRecordType(DatasetKind? feeds)
    {
        string? recordType = _root.Text("record_type");
        bool isNeeded = feeds is DatasetKind.Records or DatasetKind.Amendments;
        if (isNeeded && !_root.Has("record_type"))
            _faults.Add(_root.Place, "the key 'record_type' in a source of records or amendments", "none", "add 'record_type:'");
        else if (feeds is not null && !isNeeded && _root.Has("record_type"))
            Fault("record_type", "no record type, as the source feeds neither records nor amendments", "remove it");
        return isNeeded ? recordType : null;
    }

    private AmendmentKind? BindAmendment(DatasetKind? feeds)
    {
        AmendmentKind? amendment = _root.Word("amendment", SourceShapes.Amendments);
        if (feeds == DatasetKind.Amendments && !_root.Has("amendment"))
            _faults.Add(
                _root.Place,
                $"the key 'amendment' in a source of amendments: one of {Quoted.List(SourceShapes.Amendments.Names)}",
                "none",
                "add 'amendment:'"
            );
        else if (feeds is not null and not DatasetKind.Amendments && _root.Has("amendment"))
            Fault("amendment", "no amendment, as the source does not feed amendments", "remove it");
        return feeds == DatasetKind.Amendments ? amendment : null;
    }

    private DumpFilePattern? BindFilePattern()
    {
        if (_root.Text("file") is not { } text)
            return null;
        if (DumpFilePattern.Fault(text) is not { } fault)
            return DumpFilePattern.Parse(text);
        _root.Fault(
            _root.Node("file")!,
            "a file name with '*' and one {yyyyMMdd} or {yyyy-MM-dd}",
            "write it as in scjg_penalty_{yyyyMMdd}*.csv",
            $"{fault} in {Quoted.Text(text)}"
        );
        return null;
    }

    private DumpEncoding? BindEncoding(DumpFormat? format)
    {
        DumpEncoding? encoding = _root.Word("encoding", SourceShapes.Encodings);
        if (encoding is not null && format is DumpFormat.Xlsx or DumpFormat.Xls or DumpFormat.Parquet)
            Fault("encoding", $"no encoding, as {SourceShapes.Formats.Name(format.Value)} has its own", "remove it");
        return encoding;
    }

    private int? BindTitleRows(DumpFormat? format)
    {
        int? titleRows = _root.Integer("title_rows", 0, 1000);
        if (titleRows > 0 && format is DumpFormat.Json or DumpFormat.JsonLines or DumpFormat.Parquet)
            Fault("title_rows", $"no title rows, as {SourceShapes.Formats.Name(format.Value)} has none", "remove it");
        return titleRows;
    }

    private string? BindSheet(DumpFormat? format)
    {
        string? sheet = _root.Text("sheet");
        if (sheet is not null && format is not (null or DumpFormat.Xlsx or DumpFormat.Xls))
            Fault("sheet", "no sheet, as the format is no workbook", "remove it");
        return sheet;
    }

    private char BindDelimiter(DumpFormat? format)
    {
        char usual = format == DumpFormat.Tsv ? '\t' : ',';
        if (_root.Node("delimiter") is not { } node)
            return usual;
        if (format is not (null or DumpFormat.Csv))
            Fault("delimiter", $"no delimiter, as the format is {SourceShapes.Formats.Name(format.Value)}", "remove it");
        else if (
            node is YamlNode.Scalar { Value: [var c] }
            && char.IsAscii(c)
            && !char.IsLetterOrDigit(c)
            && c is not ('"' or '\r' or '\n')
        )
            return c;
        else
            Fault(
                "delimiter",
                "one ASCII character that is no letter, digit, quote or line break",
                "write it in quotes, such as \";\" or \"\\t\""
            );
        return usual;
    }

    private ImmutableArray<ColumnDraft> BindColumns()
    {
        if (_root.OpenMapping("columns") is not { } mapping)
            return [];
        if (mapping.Entries.IsEmpty)
            _root.Fault(mapping, "at least one column", "write one as 'attribute: { from: header, type: text }'", "none");
        ImmutableArray<ColumnDraft>.Builder columns = ImmutableArray.CreateBuilder<ColumnDraft>();
        foreach (YamlEntry entry in mapping.Entries)
        {
            string attribute = entry.Key.Value;
            if (!SnakeCase.IsId(attribute))
                _root.Fault(entry.Key, SnakeCase.Expected, SnakeCase.Advice(attribute));
            else if (attribute == AttributeVocabulary.Party)
                _root.Fault(
                    entry.Key,
                    "an attribute; 'party' stands for the party's identifier or name",
                    "did you mean 'party_name'?"
                );
            else if (entry.Value is not YamlNode.Mapping column)
                _root.Fault(entry.Value, "a map of keys and values", "write it as '{ from: header, type: text }'");
            else
                columns.Add(ColumnBinder.Bind(_document, entry.Key, column, _faults));
        }
        return columns.ToImmutable();
    }

    private void Fault(string key, string expected, string advice) => _root.Fault(_root.Node(key)!, expected, advice);
}
