using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Reviewing;
using FoodCredit.Scoring.Policies;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary>The case of a party for a person who decides.</summary>
internal static class PartyCaseView
{
    public static void Show(Screen screen, PartyCase party)
    {
        var flags = party.Flags.Length > 0 ? $"; {party.Flags.Replace(";", ", ", StringComparison.Ordinal)}" : "";
        screen.Say($"{party.MatchId}: {party.Standing} ({party.How}{flags}), as of {Day(party.AsOf)}");
        ShowRecords(screen, party);
        ShowCandidates(screen, party);
        foreach (var decision in party.Decisions)
            screen.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"decision {decision.Number}: {decision.Verdict} {decision.EntityId ?? "all entities"}{(decision.Undoes is { } undone ? $" (decision {undone})" : "")} by {decision.By} at {decision.At:yyyy-MM-dd HH:mm} UTC, known from {Day(decision.KnownFrom)}{(decision.IsUndone ? ", taken back" : "")}: {decision.Because}"
                )
            );
        ShowNext(screen, party);
    }

    private static void ShowRecords(Screen screen, PartyCase party)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var title in (string[])["source", "record type", "records", "counting by severity", "from", "to"])
            table.AddColumn(new TableColumn(title).NoWrap());
        foreach (var own in party.Records)
            table.AddRow(
                Markup.Escape(own.Source),
                Markup.Escape(own.RecordType ?? ""),
                own.Records.ToString("N0", CultureInfo.InvariantCulture),
                Severities(own),
                Day(own.First),
                Day(own.Last)
            );
        screen.Facts.Write(table);
    }

    private static string Severities(PartyRecords own)
    {
        (long Count, string Word)[] all =
        [
            (own.Grave, "grave"),
            (own.Serious, "serious"),
            (own.General, "general"),
            (own.Minor, "minor"),
        ];
        var counting = all.Where(severity => severity.Count > 0)
            .Select(severity => string.Create(CultureInfo.InvariantCulture, $"{severity.Count:N0} {severity.Word}"));
        return string.Join(", ", counting) is { Length: > 0 } text ? text : "none";
    }

    /// <summary>What was written beside what is registered, then the waterfalls, then what accepting would do.</summary>
    private static void ShowCandidates(Screen screen, PartyCase party)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("").AddColumn("as written");
        foreach (var (number, _) in party.Candidates.Index())
            table.AddColumn(string.Create(CultureInfo.InvariantCulture, $"candidate {number + 1}"));
        void Row(string title, string? written, Func<PartyCandidate, string?> of) =>
            table.AddRow([title, Markup.Escape(written ?? ""), .. party.Candidates.Select(own => Markup.Escape(of(own) ?? ""))]);
        var words = party.Written;
        Row("entity", "", own => own.EntityId);
        Row("name", words.Name, own => own.Name);
        Row("other names", "", own => own.OtherNames);
        Row("address", words.Address, own => own.Address);
        Row("district", words.District, own => own.District);
        Row("representative", words.Representative, own => own.Representative);
        Row("code", words.Code, own => own.Code);
        Row("other number", words.Code2, own => own.RegistrationNumber);
        Row("industry", words.Industry, own => own.Industry);
        Row("licence", words.Licence, own => own.Licence);
        Row("stands", "", Standing);
        for (var step = 0; step < (party.Candidates.IsEmpty ? 0 : party.Candidates[0].Steps.Length); step++)
        {
            // What no candidate can be compared in tells nothing.
            if (party.Candidates.Any(own => own.Steps[step].Level != "missing"))
                Row($"bits: {party.Candidates[0].Steps[step].Comparison}", "", own => Step(own.Steps[step]));
        }
        Row("bits in all", "", own => MatchExplainCommand.Bits(own.WeightMilli));
        Row("probability", "", own => (own.ProbabilityPpm / 1e6).ToString("0.0000", CultureInfo.InvariantCulture));
        Row("colour now", "", own => Rated(own.ColourNow, own.PointsNowMilli));
        Row("if accepted", "", own => Rated(own.ColourIfAccepted, own.PointsIfAcceptedMilli));
        Row("if nobody's", "", own => Rated(own.ColourIfRejected, own.PointsIfRejectedMilli));
        screen.Facts.Write(table);
    }

    private static string Standing(PartyCandidate own) =>
        own.IsOwner ? "attached to it"
        : own.IsRejected ? "rejected"
        : "";

    private static string Step(WeighedAgreement step) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{MatchExplainCommand.Bits(step.Weight)} {step.Level}{(step.Sharing > 0 ? $" (shared by {step.Sharing:N0})" : "")}"
        );

    private static void ShowNext(Screen screen, PartyCase party)
    {
        screen.Say("Next:");
        foreach (var own in party.Candidates.Where(own => !own.IsOwner))
            screen.Say($"  foodcredit review accept {party.MatchId} --entity {own.EntityId} --because \"...\"");
        if ((party.Candidates.FirstOrDefault(own => own.IsOwner) ?? party.Candidates.FirstOrDefault()) is { } likeliest)
            screen.Say($"  foodcredit review reject {party.MatchId} --entity {likeliest.EntityId} --because \"...\"");
        screen.Say($"  foodcredit review reject {party.MatchId} --all --because \"...\"");
        if (party.Decisions.LastOrDefault(own => !own.IsUndone && own.Verdict != ReviewDecision.Undo) is { } standing)
            screen.Say(
                string.Create(CultureInfo.InvariantCulture, $"  foodcredit review undo {standing.Number} --because \"...\"")
            );
    }

    private static string Rated(Colour? colour, long? points) =>
        colour is null
            ? "not rated"
            : string.Create(CultureInfo.InvariantCulture, $"{colour.Value.Name()}, {points / 1000m:0.000} points");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
