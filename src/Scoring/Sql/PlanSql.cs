using System.Globalization;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Sql;

/// <summary>
/// Writes a plan as DuckDB SQL. Tables travel as list literals, dates are whole days, the as-of date is a literal, all arithmetic is on 64-bit
/// integers; there is no float, no rounding function and no clock.
/// </summary>
public static class PlanSql
{
    /// <summary>
    /// A SELECT from record_state: grades each record, gives it the policy's period where it has no end of its own, and keeps those that count
    /// on the day. Both engines score what it makes.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="asOfDay">The day, in days since 1970-01-01.</param>
    /// <param name="carried">Further columns of record_state, which go along as they are.</param>
    public static string GradedRecord(ScoringPlan plan, int asOfDay, params IEnumerable<string> carried) =>
        $"""
            WITH typed AS (
                {Typed(plan)}
            ),
            recent AS (
                SELECT *
                FROM typed
                WHERE event_day <= {asOfDay}
                  AND {asOfDay} - event_day < {List(plan.Types.Select(type => (long)type.WindowDays), "INTEGER")}[type_index + 1]
                  AND {MayCount(plan, beforeTerms: true)}
            ),
            graded AS (
                SELECT *, {Severity(plan)} AS severity
                FROM recent
            ),{Accepted(plan, asOfDay)}
            ended AS (
                SELECT
                    entity_index,
                    record_id,
                    type_index,
                    severity,
                    repaired,
                    event_day,
                    {(HasRepairTerms(plan) ? "least" : "coalesce")}({(HasRepairTerms(plan) ? "waits_until, coalesce(" : "")}
                        in_force_until,
                        CASE type_index
                            {Lines(plan.Policy.Types, (type, index) => $"WHEN {index} THEN {Period(type)}")}
                        END
                    ){(HasRepairTerms(plan) ? ")" : "")}::INTEGER AS in_force_until{Also(carried)}
                FROM {(HasRepairTerms(plan) ? "accepted" : "graded")}
            )
            SELECT entity_index, record_id, type_index, severity, repaired, event_day, in_force_until{Also(carried)}
            FROM ended
            WHERE (in_force_until IS NULL OR in_force_until >= {asOfDay}){(
                HasRepairTerms(plan) ? $" AND {MayCount(plan, beforeTerms: false)}" : ""
            )}
            """;

    /// <summary>
    /// A SELECT from record_state: every record of the plan's types with its grade, whether or not it still counts: what happened, not what it weighs.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="carried">Further columns of record_state, which go along as they are.</param>
    public static string GradedFact(ScoringPlan plan, params IEnumerable<string> carried) =>
        $"""
            WITH typed AS (
                {Typed(plan)}
            )
            SELECT entity_index, record_id, type_index, {Severity(plan)} AS severity, repaired, event_day, in_force_until{Also(
                carried
            )}
            FROM typed
            """;

    /// <summary>
    /// A SELECT from graded_record and scored_entity: entity_index, points_milli, base_milli, threshold_colour, colour (after the rules) and
    /// rules (bit i: rule i changed the colour), one row an entity.
    /// </summary>
    public static string Rating(ScoringPlan plan, int asOfDay)
    {
        var types = plan.Types;
        return $"""
            WITH aged AS (
                SELECT entity_index, type_index, severity, repaired, {asOfDay} - event_day AS age FROM graded_record
            ),
            weighed AS (
                SELECT
                    entity_index, type_index, severity, repaired, age,
                    CASE type_index
                        {Lines(
                types,
                (type, index) =>
                    $"WHEN {index} THEN {Multiply($"{List(type.WeightsMilli, "BIGINT")}[severity + 1]", $"{List(type.DecayQ16.Select(share => (long)share), "BIGINT")}[age + 1]")}"
            )}
                    END AS fresh
                FROM aged
            ),
            contributed AS (
                SELECT
                    *,
                    CASE WHEN repaired
                    THEN {Multiply("fresh", $"{List(types.Select(type => (long)type.RepairedShareQ16), "BIGINT")}[type_index + 1]")}
                    ELSE fresh END AS contribution
                FROM weighed
            ),
            typed AS (
                SELECT entity_index, type_index, sum(contribution)::BIGINT AS contribution, count(*)::BIGINT AS records
                FROM contributed
                GROUP BY entity_index, type_index
            ),
            pointed AS (
                SELECT
                    entity_index,
                    CASE type_index
                        {Lines(
                types,
                (type, index) =>
                    $"WHEN {index} THEN least({type.CapMilli}, {Multiply("contribution", $"{List(type.FrequencyQ16, "BIGINT")}[least(records, {type.FrequencyQ16.Length - 1}) + 1]")})"
            )}
                    END AS points
                FROM typed
            ),
            summed AS (
                SELECT entity_index, sum(points)::BIGINT AS points FROM pointed GROUP BY entity_index
            ),
            held AS (
                SELECT entity_index{Holds(plan)}
                FROM aged
                GROUP BY entity_index
            ),
            scored AS (
                SELECT
                    scored_entity.entity_index,
                    {List(plan.IndustryBasesMilli, "BIGINT")}[scored_entity.industry_index + 1] AS base_milli,
                    base_milli + {Multiply(
                Multiply("coalesce(summed.points, 0)", $"{List(plan.IndustryMultipliersQ16, "BIGINT")}[scored_entity.industry_index + 1]"),
                $"{List(plan.AreaMultipliersQ16, "BIGINT")}[scored_entity.area_index + 1]"
            )} AS points_milli
                    {string.Concat(plan.Rules.Select((_, rule) => $", coalesce(held.holds_{rule}, false) AS holds_{rule}"))}
                FROM scored_entity
                LEFT JOIN summed USING (entity_index)
                LEFT JOIN held USING (entity_index)
            )
            SELECT
                entity_index,
                points_milli,
                base_milli,
                CASE
                    WHEN points_milli >= {plan.Policy.Thresholds.RedMilli} THEN 3
                    WHEN points_milli >= {plan.Policy.Thresholds.OrangeMilli} THEN 2
                    WHEN points_milli >= {plan.Policy.Thresholds.YellowMilli} THEN 1
                    ELSE 0
                END::UTINYINT AS threshold_colour,
                {Steps(plan)}
            FROM scored
            """;
    }

    private static string Typed(ScoringPlan plan) =>
        $"""
            SELECT
                *,
                CASE record_type
                    {Lines(plan.Types, (type, index) => $"WHEN {Literal(type.RecordType)} THEN {index}")}
                END::UTINYINT AS type_index
            FROM record_state
            WHERE record_type IN ({string.Join(", ", plan.Types.Select(type => Literal(type.RecordType)))})
            """;

    private static string Severity(ScoringPlan plan) =>
        $"""
            CASE type_index
                {Lines(plan.Policy.Types, (type, index) => $"WHEN {index} THEN {Grade(type)}")}
            END::UTINYINT
            """;

    private static string Also(IEnumerable<string> columns) => string.Concat(columns.Select(column => $", {Quote(column)}"));

    /// <summary>Whether each rule holds: an AND of counts over the entity's counting records.</summary>
    private static string Holds(ScoringPlan plan) =>
        string.Concat(
            plan.Rules.Select(
                (rule, index) =>
                    $", {string.Join(" AND ", rule.Tests.Select(test => $"count(*) FILTER ({Filter(test)}) >= {test.AtLeast}"))} AS holds_{index}"
            )
        );

    private static string Filter(PlanTest test)
    {
        var type = test.TypeIndex < 0 ? "true" : $"type_index = {test.TypeIndex}";
        var severity = test.Severity < 0 ? "true" : $"severity = {test.Severity}";
        return $"{type} AND {severity} AND age < {test.WithinDays}";
    }

    /// <summary>
    /// The same steps as ColourRules: lowered_i after ceiling i, raised_i after floor i on what the ceilings left, lifted_i after floor i on the
    /// colour by points. A rule applied where its step differs from the one before.
    /// </summary>
    private static string Steps(ScoringPlan plan)
    {
        var (lowered, ceilings) = Chain(plan, "lowered", "threshold_colour", rule => rule.AtMost, ">");
        var (raised, floors) = Chain(plan, "raised", lowered.Last, rule => rule.AtLeast, "<");
        var (lifted, lifts) = Chain(plan, "lifted", "threshold_colour", rule => rule.AtLeast, "<");
        return $"""
            {lowered.Columns}{raised.Columns}{lifted.Columns}{raised.Last}::UTINYINT AS colour,
                CASE
                    WHEN colour = threshold_colour THEN 0
                    WHEN colour < threshold_colour THEN {ceilings} + {floors}
                    ELSE {lifts}
                END::UBIGINT AS rules
            """;
    }

    private static ((string Columns, string Last) Chain, string Mask) Chain(
        ScoringPlan plan,
        string name,
        string first,
        Func<PlanRule, Colour?> bound,
        string comparison
    )
    {
        var columns = new List<string>();
        var mask = new List<string>();
        var last = first;
        for (var i = 0; i < plan.Rules.Length; i++)
        {
            if (bound(plan.Rules[i]) is not { } colour)
                continue;
            var step = $"{name}_{i}";
            columns.Add(
                $"CASE WHEN holds_{i} AND {last} {comparison} {(int)colour} THEN {(int)colour} ELSE {last} END AS {step}, "
            );
            mask.Add($"CASE WHEN {step} <> {last} THEN {(1UL << i).ToString(CultureInfo.InvariantCulture)}::UBIGINT ELSE 0 END");
            last = step;
        }
        return ((string.Concat(columns), last), mask.Count == 0 ? "0" : string.Join(" + ", mask));
    }

    private static string Grade(TypePolicy type) =>
        type.Grades.IsEmpty
            ? $"{(int)type.DefaultSeverity}"
            : $"CASE {string.Join(' ', type.Grades.Select(rule => $"WHEN {Condition(rule.When)} THEN {(int)rule.Severity}"))} ELSE {(int)type.DefaultSeverity} END";

    private static string Period(TypePolicy type)
    {
        if (type.InForce.IsEmpty)
            return "NULL";
        var periods = type.InForce.Select(period =>
        {
            var when = period.When is null ? "true" : Condition(period.When);
            var severity = period.Severity is null ? "true" : $"severity = {(int)period.Severity}";
            return $"WHEN {when} AND {severity} THEN {Clock(period.From)} + {period.Days}";
        });
        return $"CASE {string.Join(' ', periods)} END";
    }

    /// <summary>The day a clock starts: a record without the attribute starts on its event date.</summary>
    private static string Clock(string? from) => from is null ? "event_day" : $"coalesce({Quote($"a_{from}")}, event_day)";

    private static bool HasRepairTerms(ScoringPlan plan) => plan.Policy.Types.Any(type => !type.Repair.IsEmpty);

    /// <summary>Repaired records count where they keep a share; before the terms are looked at, those may that have terms.</summary>
    private static string MayCount(ScoringPlan plan, bool beforeTerms)
    {
        var kept = plan.Types.Zip(
            plan.Policy.Types,
            (own, type) => beforeTerms && !type.Repair.IsEmpty ? 1 : (long)own.RepairedShareQ16
        );
        return $"(NOT repaired OR {List(kept, "INTEGER")}[type_index + 1] > 0)";
    }

    /// <summary>
    /// Whether the terms accept each repair by the day. One that waits for its first day ends the record the day before, which waits_until says;
    /// one that is not allowed has no effect. Nothing where no type has terms.
    /// </summary>
    private static string Accepted(ScoringPlan plan, int asOfDay) =>
        !HasRepairTerms(plan)
            ? ""
            : $"""

                dated AS (
                    SELECT
                        *,
                        CASE WHEN repaired THEN
                            CASE type_index
                                {Lines(plan.Policy.Types, (type, index) => $"WHEN {index} THEN {RepairDay(type)}")}
                            END
                        END::INTEGER AS repair_day
                    FROM graded
                ),
                accepted AS (
                    SELECT
                        * REPLACE (coalesce(repair_day <= {asOfDay}, false) AS repaired),
                        CASE WHEN repair_day > {asOfDay} THEN repair_day - 1 END AS waits_until
                    FROM dated
                ),
                """;

    /// <summary>The first day on which a repair may take effect; null: it never does.</summary>
    private static string RepairDay(TypePolicy type)
    {
        if (type.Repair.IsEmpty)
            return "event_day";
        var terms = type.Repair.Select(term =>
        {
            var when = term.When is null ? "true" : Condition(term.When);
            var severity = term.Severity is null ? "true" : $"severity = {(int)term.Severity}";
            var day =
                !term.IsAllowed ? "NULL"
                : term.MinimumDays == 0 ? "event_day"
                : $"{Clock(term.From)} + {term.MinimumDays}";
            return $"WHEN {when} AND {severity} THEN {day}";
        });
        return $"CASE {string.Join(' ', terms)} ELSE event_day END";
    }

    private static string Condition(AttributeCondition condition) =>
        $"({string.Join(" OR ", condition.Alternatives.Select(tests => $"({string.Join(" AND ", tests.Select(Test))})"))})";

    /// <summary>An absent attribute fails every test but "present: false", so NULL becomes false here.</summary>
    private static string Test(AttributeTest test)
    {
        var column = Quote($"a_{test.Attribute}");
        return test switch
        {
            AttributeTest.In { Values: var values } =>
                $"coalesce({column} IN ({string.Join(", ", values.Select(Literal))}), false)",
            AttributeTest.HasAny { Values: var values } =>
                $"coalesce({string.Join(" OR ", values.Select(value => $"contains({column}, {Literal($";{value};")})"))}, false)",
            AttributeTest.Contains { Text: var text } => $"coalesce(contains({column}, {Literal(text)}), false)",
            AttributeTest.AtLeast { Value: var value } =>
                $"coalesce({column} >= {value.ToString(CultureInfo.InvariantCulture)}, false)",
            AttributeTest.Below { Value: var value } =>
                $"coalesce({column} < {value.ToString(CultureInfo.InvariantCulture)}, false)",
            AttributeTest.Present { Expected: var expected } => $"{column} IS {(expected ? "NOT NULL" : "NULL")}",
            _ => throw new InvalidOperationException($"The test {test} has no SQL."),
        };
    }

    /// <summary>The model's multiplication: <c>(value * factor + 32768) >> 16</c>.</summary>
    private static string Multiply(string value, string factor) => $"(({value} * {factor} + 32768) >> 16)";

    private static string List(IEnumerable<long> values, string type) =>
        $"([{string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]::{type}[])";

    private static string Lines<T>(IEnumerable<T> items, Func<T, int, string> line) => string.Join('\n', items.Select(line));

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
