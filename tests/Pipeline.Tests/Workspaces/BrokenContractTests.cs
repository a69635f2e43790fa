namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class BrokenContractTests
{
    private const string Penalty = SmallWorkspace.Penalty;
    private const string Registration = SmallWorkspace.Registration;
    private const string Repair = SmallWorkspace.Repair;
    private const string Map = "expected a map of keys and values; found ";
    private const string Pattern = "expected a file name with '*' and one {yyyyMMdd} or {yyyy-MM-dd}; found ";
    private const string WriteFile = "; write it as in scjg_penalty_{yyyyMMdd}*.csv";
    private const string File = "file: scjg_penalty_{yyyyMMdd}*.csv";

    public static TheoryData<BrokenCase> Words =>
        [
            new BrokenCase(
                Penalty,
                "type: text, required: true }",
                "type: txt, required: true }",
                "txt",
                "expected one of text, name, identifier, date, amount, integer, set; found 'txt'; did you mean 'text'?"
            ),
            new BrokenCase(
                Penalty,
                "feeds: records",
                "feeds: record",
                "record\n",
                "expected one of registrations, licences, records, amendments; found 'record'; did you mean 'records'?"
            ),
            new BrokenCase(
                Penalty,
                "format: csv",
                "format: pdf",
                "pdf",
                "expected one of csv, tsv, xlsx, xls, json, jsonl, parquet; found 'pdf'; write one of them"
            ),
            new BrokenCase(
                Penalty,
                "format: csv",
                "format: csv\nencoding: gbk18030",
                "gbk18030",
                "expected one of auto, utf-8, gb18030, utf-16; found 'gbk18030'; did you mean 'gb18030'?"
            ),
            new BrokenCase(
                Penalty,
                "unit: 万元",
                "unit: 万",
                "万 }",
                "expected one of 元, 万元; found '万'; did you mean '万元'?"
            ),
            new BrokenCase(
                Penalty,
                "personal: name",
                "personal: names",
                "names",
                "expected one of name, id_number, phone, address; found 'names'; did you mean 'name'?"
            ),
            new BrokenCase(
                Repair,
                "amendment: repair",
                "amendment: repare",
                "repare",
                "expected one of revocation, repair, removal; found 'repare'; did you mean 'repair'?"
            ),
            new BrokenCase(
                Penalty,
                "record_type: penalty",
                "record_type: penalti",
                "penalti",
                "expected a record type of policies/city.yaml: penalty; found 'penalti'; did you mean 'penalty'?"
            ),
            new BrokenCase(
                Repair,
                "record_type: penalty",
                "record_type: penalti",
                "penalti",
                "expected a record type that a source of records feeds; found 'penalti'; did you mean 'penalty'?"
            ),
            new BrokenCase(
                Penalty,
                "table: measures",
                "table: measure",
                "measure }",
                "expected the name of a file in codes/ without .csv; found 'measure'; did you mean 'measures'?"
            ),
        ];

    public static TheoryData<BrokenCase> Keys =>
        [
            new BrokenCase(
                Penalty,
                "ignore: [案情介绍]",
                "ignored: [案情介绍]",
                "ignored",
                "expected a key of a source: source, department, dataset, feeds, record_type, amendment, file, format, postgresql, encoding, delimiter, title_rows, sheet, delivery, rank, natural_key, counts_against, columns, ignore, tolerances; found 'ignored'; did you mean 'ignore'?"
            ),
            new BrokenCase(
                Penalty,
                "fine: { from: 罚款金额, type: amount, unit: 万元 }",
                "fine: { from: 罚款金额, type: amount, kind: amount }",
                "kind",
                "expected a key of a column: from, type, required, optional, unit, separators, table, personal; found 'kind'; remove it"
            ),
            new BrokenCase(
                Penalty,
                "fine: { from: 罚款金额, type: amount, unit: 万元 }",
                "fine: { from: 罚款金额 }",
                "fine",
                "expected the key 'type' in a column: how its text is read; found none; add 'type:'"
            ),
            new BrokenCase(
                Penalty,
                "fine: { from: 罚款金额, type: amount, unit: 万元 }",
                "fine: 罚款金额",
                "罚款金额",
                Map + "'罚款金额'; write it as '{ from: header, type: text }'"
            ),
            new BrokenCase(
                Penalty,
                "department: 市场监督管理局",
                "# nothing",
                "source:",
                "expected the key 'department' in a source: the department that delivers; found none; add 'department:'"
            ),
            new BrokenCase(
                Penalty,
                "record_type: penalty",
                "# nothing",
                "source:",
                "expected the key 'record_type' in a source of records or amendments; found none; add 'record_type:'"
            ),
            new BrokenCase(
                Repair,
                "amendment: repair",
                "# nothing",
                "source:",
                "expected the key 'amendment' in a source of amendments: one of revocation, repair, removal; found none; add 'amendment:'"
            ),
            new BrokenCase(
                Penalty,
                "record_type: penalty",
                "record_type: penalty\namendment: repair",
                "repair",
                "expected no amendment, as the source does not feed amendments; found 'repair'; remove it"
            ),
            new BrokenCase(
                Registration,
                "feeds: registrations",
                "feeds: registrations\nrecord_type: penalty",
                "penalty",
                "expected no record type, as the source feeds neither records nor amendments; found 'penalty'; remove it"
            ),
            new BrokenCase(
                Penalty,
                "natural_key: [document_number, party]",
                "# nothing",
                "source:",
                "expected the key 'natural_key' in a source of records; found none; add 'natural_key:'"
            ),
            new BrokenCase(
                Penalty,
                "format: csv",
                "format: xlsx\nencoding: utf-8",
                "utf-8",
                "expected no encoding, as xlsx has its own; found 'utf-8'; remove it"
            ),
            new BrokenCase(
                Penalty,
                "format: csv",
                "format: json\ntitle_rows: 1",
                "1",
                "expected no title rows, as json has none; found '1'; remove it"
            ),
            new BrokenCase(
                Penalty,
                "format: csv",
                "format: csv\nsheet: 三月",
                "三月",
                "expected no sheet, as the format is no workbook; found '三月'; remove it"
            ),
            new BrokenCase(
                Penalty,
                "format: csv",
                "format: tsv\ndelimiter: \";\"",
                "\";\"",
                "expected no delimiter, as the format is tsv; found ';'; remove it"
            ),
            new BrokenCase(
                Penalty,
                "format: csv",
                "format: csv\ndelimiter: \";;\"",
                "\";;\"",
                "expected one ASCII character that is no letter, digit, quote or line break; found ';;'; write it in quotes, such as \";\" or \"\\t\""
            ),
        ];

    public static TheoryData<BrokenCase> Ids =>
        [
            new BrokenCase(
                Penalty,
                "source: scjg_penalty",
                "source: scjg_penalties",
                "scjg_penalties",
                "expected the file's name without .yaml, 'scjg_penalty'; found 'scjg_penalties'; rename the file or the source"
            ),
            new BrokenCase(
                Penalty,
                "  fine: {",
                "  fineAmount: {",
                "fineAmount",
                "expected an id in snake case (a letter, then letters, digits and _, at most 60); found 'fineAmount'; did you mean 'fine_amount'?"
            ),
            new BrokenCase(
                Penalty,
                "  copies: {",
                "  party: {",
                "party: {",
                "expected an attribute; 'party' stands for the party's identifier or name; found 'party'; did you mean 'party_name'?"
            ),
            new BrokenCase(
                Penalty,
                File,
                "file: scjg_penalty_*.csv",
                "scjg_penalty_*",
                Pattern + "no date in 'scjg_penalty_*.csv'" + WriteFile
            ),
            new BrokenCase(
                Penalty,
                File,
                "file: p_{yyyyMMdd}_{yyyyMMdd}.csv",
                "p_{",
                Pattern + "2 dates in 'p_{yyyyMMdd}_{yyyyMMdd}.csv'" + WriteFile
            ),
            new BrokenCase(
                Penalty,
                File,
                "file: p_{yyyymmdd}.csv",
                "p_{",
                Pattern + "another placeholder than {yyyyMMdd} or {yyyy-MM-dd} in 'p_{yyyymmdd}.csv'" + WriteFile
            ),
            new BrokenCase(
                Penalty,
                File,
                "file: scjg/p_{yyyyMMdd}.csv",
                "scjg/p_",
                Pattern + "a folder in 'scjg/p_{yyyyMMdd}.csv'" + WriteFile
            ),
            new BrokenCase(
                Repair,
                "file: scjg_repair_{yyyy-MM-dd}.csv",
                "file: scjg_pen*_{yyyyMMdd}.csv",
                "scjg_pen*",
                "expected a pattern that shares no file name with another source; found 'scjg_pen*_{yyyyMMdd}.csv'; 'scjg_penalty_20210131.csv' would also be a file of scjg_penalty ('scjg_penalty_{yyyyMMdd}*.csv'); make one of the two narrower"
            ),
        ];

    public static TheoryData<BrokenCase> Columns =>
        [
            new BrokenCase(
                Penalty,
                "natural_key: [document_number, party]",
                "natural_key: [document_nmber, party]",
                "document_nmber",
                "expected an attribute of 'columns', or party; found 'document_nmber'; did you mean 'document_number'?"
            ),
            new BrokenCase(
                Penalty,
                "natural_key: [document_number, party]",
                "natural_key: [party, party]",
                "party]",
                "expected every item once; found 'party' again; remove it"
            ),
            new BrokenCase(
                Repair,
                "format: csv",
                "format: csv\nnatural_key: [party, document_number]",
                "[party, document_number]",
                "expected the natural key of 'penalty' as in sources/scjg_penalty.yaml:8: [document_number, party]; found [party, document_number]; write the same attributes in the same order"
            ),
            new BrokenCase(
                Penalty,
                "{ from: 份数,",
                "{ from: XDR_MC,",
                "XDR_MC, type: integer",
                "expected a header that no other attribute reads; found 'XDR_MC', which 'party_name' reads; remove it from one of the two"
            ),
            new BrokenCase(
                Penalty,
                "ignore: [案情介绍]",
                "ignore: [案情介绍, CF_WSH] #",
                "CF_WSH] #",
                "expected a header that no attribute reads; found 'CF_WSH', which 'document_number' reads; remove it from 'ignore' or from the column"
            ),
            new BrokenCase(
                Penalty,
                "{ from: 份数,",
                "{ from: ｘｄｒ_mc,",
                "ｘｄｒ_mc",
                "expected a header that no other attribute reads; found 'ｘｄｒ_mc', which 'party_name' reads; remove it from one of the two"
            ),
            new BrokenCase(
                Penalty,
                "from: 份数",
                "from: []",
                "[],",
                "expected the header of the department's column; found an empty list; write at least one or remove the key"
            ),
            new BrokenCase(
                Penalty,
                "event_date: { from: 处罚决定日期, type: date, required: true }",
                "event_day: { from: 处罚决定日期, type: date, required: true }",
                "columns:",
                "expected the attribute 'event_date' in a source of records: the day it happened; found none; did you mean 'event_day'?"
            ),
            new BrokenCase(
                Penalty,
                "event_date: { from: 处罚决定日期, type: date, required: true }",
                "event_date: { from: 处罚决定日期, type: text, required: true }",
                "text, required: true }\n  measure",
                "expected type date for 'event_date', the day it happened; found 'text'; write 'type: date'"
            ),
            new BrokenCase(
                Penalty,
                "event_date: { from: 处罚决定日期, type: date, required: true }",
                "event_date: { from: 处罚决定日期, type: date }",
                "{ from: 处罚决定日期, type: date }",
                "expected 'required: true' for 'event_date', the day it happened; found none; add it"
            ),
            new BrokenCase(
                Repair,
                "effective_on: { from: 修复日期, type: date, required: true }",
                "repaired: { from: 修复日期, type: date, required: true }",
                "columns:",
                "expected the attribute 'effective_on' in a source of amendments: the day from which the amendment holds; found none; add 'effective_on:' to 'columns'"
            ),
            new BrokenCase(
                Repair,
                "document_number: {",
                "number: {",
                "columns:",
                "expected the attribute 'document_number' in amendments of 'penalty', as it is in the natural key; found none; add 'document_number:' to 'columns'"
            ),
            new BrokenCase(
                Penalty,
                "{ from: 份数, type: integer,",
                "{ from: 𠮷份, type: intger,",
                "intger",
                "expected one of text, name, identifier, date, amount, integer, set; found 'intger'; did you mean 'integer'?"
            ),
            new BrokenCase(
                Registration,
                "uscc: {",
                "code: {",
                "columns:",
                "expected the attribute uscc or registration_number in a source of registrations, to know whom a row is about; found neither; add one of them to 'columns'"
            ),
            new BrokenCase(
                Repair,
                "party_name: { from: 当事人名称, type: name }",
                "party_name: { from: 当事人名称, type: name }\n  fine: { from: 罚款, type: text }",
                "text }",
                "expected type amount for 'fine', as in sources/scjg_penalty.yaml:15; found 'text'; give both the same type, or name one attribute otherwise"
            ),
            new BrokenCase(
                Penalty,
                "type: integer, optional: true",
                "type: integer, unit: 元",
                "元 }\n  hazard",
                "expected 'unit' only in a column of type amount; found type integer; remove it or change the type"
            ),
            new BrokenCase(
                Penalty,
                "type: integer, optional: true",
                "type: integer, table: measures",
                "measures }\n  hazard",
                "expected 'table' only in a column of type text or set; found type integer; remove it or change the type"
            ),
            new BrokenCase(
                Penalty,
                "type: integer, optional: true",
                "type: integer, optional: true, required: true",
                "true, required: true }\n  hazard",
                "expected no 'optional: true' beside 'required: true'; found both; keep one of the two"
            ),
            new BrokenCase(
                Penalty,
                "type: set,",
                "type: set, separators: ab,",
                "ab,",
                "expected the characters that join the values of a set, no letter or digit among them; found 'ab'; write them in quotes, such as \"、;\""
            ),
        ];

    [Theory]
    [MemberData(nameof(Words))]
    [MemberData(nameof(Keys))]
    [MemberData(nameof(Ids))]
    [MemberData(nameof(Columns))]
    public void Load_BrokenContract_SaysWhereAndWhat(BrokenCase broken)
    {
        SmallWorkspace files = broken.Break();

        Assert.Equal([broken.Expected(files)], files.Faults());
    }
}
