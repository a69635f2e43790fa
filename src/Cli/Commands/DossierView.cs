using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Explaining;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary>A dossier for a person to read.</summary>
internal static class DossierView
{
    public static void Show(Screen screen, Dossier dossier)
    {
        if (dossier.IsSynthetic)
            screen.Say("SYNTHETIC: the records are invented and say nothing of a real business.");
        screen.Say($"{dossier.Name}  {dossier.Uscc ?? dossier.EntityId}");
        screen.Say(
            string.Join(
                " · ",
                new[] { dossier.Industry, dossier.District, dossier.Branch, dossier.Grid, dossier.Area }.Where(part =>
                    !string.IsNullOrEmpty(part)
                )
            )
        );
        screen.Say(
            $"as of {Day(dossier.AsOf)}: {dossier.Colour.ToUpperInvariant()} since {Day(dossier.ColourSince)}, {Points(dossier.PointsMilli)} points"
                + $" (base {Points(dossier.BaseMilli)}); before: {dossier.ColourBefore ?? "not rated"}"
        );
        if (dossier.RulesApplied.Length > 0)
            screen.Say($"rules: {string.Join(", ", dossier.RulesApplied)} (by points alone: {dossier.ColourByPoints})");
        if (dossier.Colour != dossier.ColourByRules)
            screen.Say($"held back by the stability rule: would be {dossier.ColourByRules}");
        ShowRecords(screen, dossier);
        foreach (var change in dossier.Changes)
            screen.Say($"if nothing else happens: {change.Colour} on {Day(change.On)} with {Points(change.PointsMilli)} points");
        screen.Say($"policy {dossier.PolicyId} {dossier.PolicyVersion} ({dossier.PolicyHash[..12]}), run {dossier.Run}");
    }

    private static void ShowRecords(Screen screen, Dossier dossier)
    {
        if (dossier.Records.IsEmpty)
        {
            screen.Say("no counting records");
            return;
        }
        var table = new Table().Border(TableBorder.Simple);
        foreach (
            var heading in new[]
            {
                "share",
                "record",
                "severity",
                "document",
                "department",
                "date",
                "age",
                "weight",
                "decay",
                "in force until",
            }
        )
            table.AddColumn(new TableColumn(heading).NoWrap());
        table.Columns[0].RightAligned();
        foreach (var record in dossier.Records)
            table.AddRow(
                Points(record.ShareMilli),
                Markup.Escape(record.Title),
                record.Severity + (record.IsRepaired ? " (repaired)" : ""),
                Markup.Escape(record.DocumentNumber ?? ""),
                Markup.Escape(record.Department ?? record.Sources),
                Day(record.EventDate),
                record.AgeDays.ToString(CultureInfo.InvariantCulture),
                Points(record.WeightMilli),
                (record.DecayQ16 / 65536.0).ToString("0.0000", CultureInfo.InvariantCulture),
                record.InForceUntil is { } end ? Day(end) : "open"
            );
        screen.Facts.Write(table);
        screen.Say(
            $"{dossier.Records.Length} records: shares {Points(dossier.Records.Sum(record => record.ShareMilli))} + base {Points(dossier.BaseMilli)} = {Points(dossier.PointsMilli)}"
        );
    }

    private static string Points(long milli) => (milli / 1000m).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
