using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Gating;

/// <summary>
/// Holds a candidate against the gates of its workspace, integrity first. All that is looked at is part of the run's id, so the same run is judged the same
/// whenever it is made; the clock plays no part.
/// </summary>
internal static class JudgeCandidate
{
    /// <summary>The results of all gates that are not off.</summary>
    public static ImmutableArray<GateResult> By(GateSettings gates, CandidateFacts facts) =>
        [
            .. Of(gates.Books, () => Books(facts)),
            .. Of(gates.Contributions, () => Contributions(facts)),
            .. Of(gates.RedRecords, () => RedRecords(facts)),
            .. Of(gates.Schema, () => Schema(facts)),
            .. Of(gates.Volume.Action, () => JudgeDeliveries.Volume(gates.Volume, facts)),
            .. Of(gates.Freshness.Action, () => JudgeDeliveries.Freshness(gates.Freshness, facts)),
            .. Of(gates.MatchCoverage.Action, () => MatchCoverage(gates.MatchCoverage, facts)),
            .. Of(gates.Refused.Action, () => Refused(gates.Refused, facts)),
            .. Of(gates.Colours.Action, () => JudgeColours.Shares(gates.Colours, facts)),
            .. Of(gates.Changes.Action, () => JudgeColours.Changes(gates.Changes, facts)),
        ];

    private static IEnumerable<GateResult> Of(GateAction action, Func<IEnumerable<Finding>> judge) =>
        action == GateAction.Off ? [] : judge().Select(finding => finding.ToResult(action));

    private static IEnumerable<Finding> Books(CandidateFacts facts)
    {
        const string Gate = "books";
        const string Expected = "read = loaded + duplicate + refused, and records = matched + unmatched";
        var books = facts.Books;
        yield return new Finding(
            Gate,
            null,
            books.Balance,
            Expected,
            Invariant(
                $"{books.Read} = {books.Loaded} + {books.Duplicate} + {books.Refused}, and {books.Records} = {books.Matched} + {books.Unmatched}"
            )
        );
        foreach (var input in facts.Inputs.Where(input => !input.Rows.Balance))
            yield return new Finding(
                Gate,
                input.Source,
                false,
                "read = loaded + duplicate + refused",
                Invariant(
                    $"{input.Rows.Read} = {input.Rows.Loaded} + {input.Rows.Duplicate} + {input.Rows.Refused} in {input.File}"
                )
            );
    }

    private static IEnumerable<Finding> Contributions(CandidateFacts facts) =>
        [
            new Finding(
                "contributions",
                null,
                facts.SharesOff.Count == 0 && facts.SchemaFaults.IsEmpty,
                "shares that sum to the points of every entity, less its base",
                facts.SchemaFaults.IsEmpty ? Told(facts.SharesOff) : "files that cannot be read"
            ),
        ];

    private static IEnumerable<Finding> RedRecords(CandidateFacts facts) =>
        [
            new Finding(
                "red_records",
                null,
                facts.RedWithoutRecord.Count == 0 && facts.SchemaFaults.IsEmpty,
                "nobody red without a record",
                facts.SchemaFaults.IsEmpty ? Told(facts.RedWithoutRecord) : "files that cannot be read"
            ),
        ];

    private static IEnumerable<Finding> Schema(CandidateFacts facts)
    {
        const string Gate = "schema";
        var expected = Invariant($"the columns of schema version {OutputFile.SchemaVersion}");
        return facts.SchemaFaults.IsEmpty
            ? [new Finding(Gate, null, true, expected, "them")]
            : facts.SchemaFaults.Select(fault => new Finding(Gate, null, false, expected, fault));
    }

    private static IEnumerable<Finding> MatchCoverage(MatchCoverageGate gate, CandidateFacts facts)
    {
        var (matched, records) = (facts.Books.Matched, facts.Books.Records);
        return
        [
            new Finding(
                "match_coverage",
                null,
                records == 0 ? null : matched >= gate.ShareMin * records,
                $"at least {Finding.Percent(gate.ShareMin)} of the records matched",
                Invariant($"{matched} of {records}{Finding.Share(matched, records)}")
            ),
        ];
    }

    private static IEnumerable<Finding> Refused(RefusedGate gate, CandidateFacts facts)
    {
        var (refused, read) = (facts.Books.Refused, facts.Books.Read);
        return
        [
            new Finding(
                "refused",
                null,
                read == 0 ? null : refused <= gate.ShareMax * read,
                $"at most {Finding.Percent(gate.ShareMax)} of the rows refused",
                Invariant($"{refused} of {read}{Finding.Share(refused, read)}")
            ),
        ];
    }

    private static string Told(Offenders found) =>
        found.Count == 0 ? "none that is not so" : Invariant($"{found.Count} that are not so, the first {found.First}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
