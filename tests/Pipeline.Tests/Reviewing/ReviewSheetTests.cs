using System.Text;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Reviewing;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Linking;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Reviewing;

/// <summary>Decisions by spreadsheet: what is written comes back, faults have an address, and all rows are taken or none.</summary>
public sealed class ReviewSheetTests : IDisposable
{
    private const string Formula = "=2+5南昌新风烧烤店";
    private const string Nobody = "某地无名小店";

    private readonly TemporaryFolder folder = new();
    private readonly ReviewedCity city = new ReviewedCity().Registered(
        (ReviewedCity.OtherCode, ReviewedCity.Other),
        (LinkTrial.Code(1), Formula),
        (LinkTrial.Code(2), Formula)
    );

    public ReviewSheetTests()
    {
        city.City.Penalties(
            20210310,
            ReviewedCity.Row(1, ReviewedCity.Twin),
            ReviewedCity.Row(2, Formula),
            ReviewedCity.Row(3, Nobody)
        );
        city.City.Run("2021-03-31");
    }

    public void Dispose()
    {
        city.Dispose();
        folder.Dispose();
    }

    private string Sheet => Path.Combine(folder.Path, "reviews.csv");

    private string Twins => city.PartyNamed(ReviewedCity.Twin);

    [Fact]
    public void Export_OfWhatWaits_HasTheOrderOfTheListAndIsSafeToOpen()
    {
        var waiting = city.List();
        Assert.Equal(2, city.Export(Sheet));
        Assert.True(File.ReadAllBytes(Sheet).AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Equal(ReviewSheet.Columns, File.ReadLines(Sheet).First().TrimStart('\uFEFF').Split(','));
        var rows = CsvRows.Read(Sheet);
        Assert.Equal(waiting.Select(own => own.MatchId), rows.Select(IdOf));
        var formula = rows.Single(row => IdOf(row) == city.PartyNamed(Formula));
        Assert.Equal(
            ($"'{Formula}", $"'{Formula}", "green", "yellow"),
            (formula["party_name"], formula["candidate_1_name"], formula["colour_now"], formula["colour_if_accepted"])
        );
        // An id of digits alone would lose its last ones.
        var twins = rows.Single(row => row["party_name"] == ReviewedCity.Twin);
        Assert.Contains($"'{HandMadeCity.Restaurant}", (string[])[twins["candidate_1_id"], twins["candidate_2_id"]]);
        Assert.All(
            rows,
            row => Assert.Equal(("", "", "", ""), (row["decision"], row["entity_id"], row["because"], row["decided"]))
        );
    }

    [Fact]
    public void Export_OntoAFileThatIsThere_LeavesTheWorkOfAPerson()
    {
        File.WriteAllText(Sheet, "mine");
        Assert.Equal(
            $"{Sheet}: expected a file that is not there yet; found one that is; name another: it may hold decisions",
            Assert.Throws<BrokenContractException>(() => city.Export(Sheet)).Message
        );
        Assert.Equal("mine", File.ReadAllText(Sheet));
    }

    [Theory]
    [InlineData("utf-8-bom", ',')]
    [InlineData("utf-8", ',')]
    [InlineData("gb18030", ',')]
    [InlineData("utf-16", '\t')]
    [InlineData("gb18030", ';')]
    public void Import_OfAFilledInSheet_TakesItsDecisionsOnce(string encoding, char separator)
    {
        const string Reason = "招牌\n\"老街\"; 一致, 现场";
        city.Export(Sheet);
        Fill(
            row =>
                (row["decision"], row["entity_id"], row["because"]) =
                    IdOf(row) == Twins ? ("Accept", $"'{HandMadeCity.Restaurant}", Reason) : ("reject", "ALL", "=not here"),
            encoding,
            separator
        );
        var imported = city.Import(Sheet);
        Assert.Equal(
            [$"accept {HandMadeCity.Restaurant} Wang Li {Reason}", "reject all Wang Li =not here"],
            imported
                .Taken.Select(own => $"{own.Verdict} {own.EntityId ?? "all"} {own.By} {own.Because}")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal([1, 2], imported.Taken.Select(own => own.Number));
        Assert.Equal((0, 0), (imported.Standing, imported.Waiting));
        Assert.Empty(imported.Notes);
        Assert.Empty(city.List());
        var entries = city.City.Files("warehouse/log", "*.json").Length;

        var again = city.Import(Sheet);
        Assert.Equal((0, 2, 0), (again.Taken.Length, again.Standing, again.Waiting));
        Assert.Equal(entries, city.City.Files("warehouse/log", "*.json").Length);
        Assert.Equal("yellow", city.Colour(city.City.Run("2021-04-02")));
    }

    [Fact]
    public void Import_OfADecisionWithoutAnEntity_IsAboutTheFirstCandidateOfTheSheet()
    {
        city.Export(Sheet);
        var first = "";
        Fill(row =>
        {
            if (IdOf(row) != Twins)
                return;
            first = SpreadsheetCell.Restored(row["candidate_1_id"]);
            (row["decision"], row["because"]) = ("reject", "another shop");
        });
        Assert.Equal(first, Assert.Single(city.Import(Sheet).Taken).EntityId);
        // The likeliest is another now; the sheet still speaks of the first.
        Assert.Equal((0, 1, 1), (city.Import(Sheet) is var again ? again.Taken.Length : -1, again.Standing, again.Waiting));
    }

    [Fact]
    public void Import_OfRowsWithoutADecision_LeavesThemWaitingAndTellsTheUnfinished()
    {
        city.Export(Sheet);
        Fill(row => row["because"] = IdOf(row) == Twins ? "hm" : "");
        var imported = city.Import(Sheet);
        Assert.Equal((0, 0, 2), (imported.Taken.Length, imported.Standing, imported.Waiting));
        Assert.EndsWith(
            $": {Twins} has no decision and is left waiting",
            Assert.Single(imported.Notes),
            StringComparison.Ordinal
        );
        Assert.Equal(2, city.List().Length);
    }

    [Fact]
    public void Import_AcceptingAnEntityThatWasNoCandidate_TakesAndTellsIt()
    {
        var stranger = city.PartyNamed(Nobody);
        Write("match_id,decision,entity_id,because", $"{stranger},accept,{ReviewedCity.OtherCode},seen on site");
        var imported = city.Import(Sheet);
        Assert.Equal(ReviewedCity.OtherCode, Assert.Single(imported.Taken).EntityId);
        Assert.Equal(
            [$"{Sheet}:2:25: {ReviewedCity.OtherCode} was no candidate of {stranger}; taken as you say"],
            imported.Notes
        );
    }

    [Fact]
    public void Import_OfFaultyRows_TellsEachByLineAndColumnAndTakesNone()
    {
        var id = Twins;
        Write(
            "match_id,decision,entity_id,because,candidate_1_id,decided",
            $"{id},acept,,x,{HandMadeCity.Bakery},",
            "",
            $"0123456789abcdef,accept,{HandMadeCity.Bakery},x,,",
            $"{id},reject,nobody,x,,",
            $"{city.PartyNamed(Formula)},accept,,\"\",,",
            $"{city.PartyNamed(Nobody)},accept,all,x,,7e0"
        );
        string[] expected =
        [
            "2:18: expected in column decision accept, reject, undo or nothing; found 'acept'; did you mean 'accept'?",
            "4:1: expected a match_id of the outputs, 16 hexadecimal digits; found '0123456789abcdef'; take it from foodcredit review list, unmatched.parquet or contributions.parquet",
            $"5:1: expected in column match_id every party once; found '{id}' again, first on line 2; remove one of the two rows; more about one party is decided with foodcredit review reject",
            "5:25: expected the id or unified social credit code of a registered entity; found 'nobody'; foodcredit explain NAME finds entities by name",
            "6:26: expected in column because the reason of the decision; found nothing; write what was seen: it is kept with the decision",
            "7:32: expected in column decided the number that foodcredit review export wrote, or nothing; found '7e0'; export again",
        ];
        var faults = Assert.Throws<BrokenContractException>(() => city.Import(Sheet)).Faults;
        Assert.Equal(expected.Select(fault => $"{Sheet}:{fault}"), faults.Select(fault => fault.ToString()));
        Assert.Equal(["0"], city.Select("SELECT count(*)::VARCHAR FROM match_review"));
    }

    [Fact]
    public void Import_OfOneFaultyRowAmongGoodOnes_TakesNone()
    {
        Write(
            "match_id,decision,entity_id,because",
            $"{Twins},accept,{HandMadeCity.Bakery},x",
            $"{city.PartyNamed(Formula)},accept,all,x"
        );
        Assert.Equal(
            $"{Sheet}:3:25: expected in column entity_id one entity to accept; found 'all'; name it, or reject all",
            Assert.Throws<BrokenContractException>(() => city.Import(Sheet)).Message
        );
        Assert.Equal(["0"], city.Select("SELECT count(*)::VARCHAR FROM match_review"));
    }

    [Theory]
    [InlineData("match_id,decision,becuase", ":1:19: expected one of the columns match_id, ", "did you mean 'because'?")]
    [InlineData("match_id,decision,because,decision", ":1:27: expected every column once; found 'decision' again", "")]
    [InlineData("match_id,because", ":1:1: expected the column 'decision'; found none", "")]
    [InlineData("", ":1:1: expected a header and rows; found an empty file", "")]
    public void Import_OfAHeaderThatIsNot_TellsIt(string header, string start, string end)
    {
        File.WriteAllText(Sheet, header.Length == 0 ? "" : $"{header}\n");
        var message = Assert.Throws<BrokenContractException>(() => city.Import(Sheet)).Message;
        Assert.Contains($"{Sheet}{start}", message, StringComparison.Ordinal);
        Assert.Contains(end, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_OfWhatIsNoText_IsRefused()
    {
        File.WriteAllBytes(Sheet, [.. "match_id,decision,because\n"u8, 0xFF, 0xFF, 0x80]);
        Assert.Equal(
            $"{Sheet}:2:1: expected UTF-8 or GB18030 text; found bytes that are neither; save the file as CSV UTF-8",
            Assert.Throws<BrokenContractException>(() => city.Import(Sheet)).Message
        );
        Assert.Contains(
            ": expected a CSV file that can be read; found ",
            Assert.Throws<BrokenContractException>(() => city.Import($"{Sheet}.no")).Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>Somebody decided while the sheet was with a person.</summary>
    [Theory]
    [InlineData("accept", HandMadeCity.Restaurant, "accept", HandMadeCity.Bakery, true)]
    [InlineData("accept", HandMadeCity.Restaurant, "accept", HandMadeCity.Restaurant, false)]
    [InlineData("accept", HandMadeCity.Restaurant, "reject", HandMadeCity.Restaurant, true)]
    [InlineData("accept", HandMadeCity.Restaurant, "reject", HandMadeCity.Bakery, false)]
    [InlineData("reject", HandMadeCity.Restaurant, "accept", HandMadeCity.Restaurant, true)]
    [InlineData("reject", HandMadeCity.Restaurant, "accept", HandMadeCity.Bakery, false)]
    [InlineData("reject", "all", "accept", HandMadeCity.Bakery, true)]
    [InlineData("reject", HandMadeCity.Restaurant, "reject", "all", false)]
    public void Import_AgainstADecisionTakenMeanwhile_IsAFault(
        string theirs,
        string whose,
        string ours,
        string entity,
        bool isFault
    )
    {
        city.Export(Sheet);
        if (theirs == "accept")
            city.Accept(Twins, whose, "2021-04-01", "their reason");
        else
            city.Reject(Twins, whose == "all" ? null : whose, "2021-04-01", isAll: whose == "all");
        Fill(row =>
            (row["decision"], row["entity_id"], row["because"]) = IdOf(row) == Twins ? (ours, entity, "x") : ("", "", "")
        );
        if (!isFault)
        {
            Assert.Equal(1, city.Import(Sheet) is var imported ? imported.Taken.Length + imported.Standing : 0);
            return;
        }
        var fault = Assert.Single(Assert.Throws<BrokenContractException>(() => city.Import(Sheet)).Faults);
        Assert.Contains($"while decision 1 of reviewer says {theirs} {whose}: ", fault.Found, StringComparison.Ordinal);
        Assert.Equal(["1"], city.Select("SELECT count(*)::VARCHAR FROM match_review"));

        // Who has seen it may overrule it.
        Fill(row => row["decided"] = IdOf(row) == Twins ? "1" : "");
        Assert.Single(city.Import(Sheet).Taken);
    }

    [Fact]
    public void Import_OfUndo_TakesBackTheDecisionThatTheRowNamesOnce()
    {
        city.Reject(Twins, HandMadeCity.Restaurant, "2021-04-01");
        city.Reject(Twins, HandMadeCity.Bakery, "2021-04-01");
        Write("match_id,decision,because,decided", $"{Twins},undo,a mistake,2");
        Assert.Equal((3, 2), (Assert.Single(city.Import(Sheet).Taken) is var undo ? undo.Number : 0, undo.Undoes));
        Assert.Equal((0, 1), (city.Import(Sheet) is var again ? again.Taken.Length : -1, again.Standing));
        Write("match_id,decision,because", $"{Twins},undo,a mistake");
        Assert.Contains(
            "to take back; found nothing; ",
            Assert.Throws<BrokenContractException>(() => city.Import(Sheet)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Import_OfWhatWasTakenBackMeanwhile_IsAFault()
    {
        city.Export(Sheet);
        city.Accept(Twins, HandMadeCity.Bakery, "2021-04-01");
        city.Undo(1, "2021-04-01");
        Write("match_id,decision,entity_id,because", $"{Twins},accept,{HandMadeCity.Bakery},x");
        Assert.Contains(
            "decision 1 of reviewer says accept, which was taken back,",
            Assert.Throws<BrokenContractException>(() => city.Import(Sheet)).Message,
            StringComparison.Ordinal
        );
    }

    private static string IdOf(Dictionary<string, string> row) => SpreadsheetCell.Restored(row["match_id"]);

    private void Write(params string[] lines) => File.WriteAllText(Sheet, string.Join("\r\n", lines));

    /// <summary>As a spreadsheet saves it: every cell as it was shown, and empty rows at the end.</summary>
    private void Fill(Action<Dictionary<string, string>> fill, string encoding = "utf-8", char separator = ',')
    {
        var rows = CsvRows.Read(Sheet);
        rows.ForEach(fill);
        var text = new StringBuilder(string.Join(separator, rows[0].Keys)).Append("\r\n");
        foreach (var row in rows)
            text.Append(
                    string.Join(
                        separator,
                        row.Values.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
                    )
                )
                .Append("\r\n");
        text.Append(separator, rows[0].Count - 1).Append("\r\n\r\n");
        Encoding chosen = encoding switch
        {
            "utf-8-bom" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            "gb18030" => Gb18030Text.Encoding,
            "utf-16" => Encoding.Unicode,
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        File.WriteAllBytes(Sheet, [.. chosen.Preamble, .. chosen.GetBytes(text.ToString())]);
    }
}
