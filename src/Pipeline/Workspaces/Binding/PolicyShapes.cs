using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>The keys and words of a policy.</summary>
internal static class PolicyShapes
{
    public static readonly Words<PolicyScope> Scopes = new(
        ("all", PolicyScope.All),
        ("food_operators", PolicyScope.FoodOperators)
    );

    public static readonly Words<Severity> Severities = new(
        ("minor", Severity.Minor),
        ("general", Severity.General),
        ("serious", Severity.Serious),
        ("grave", Severity.Grave)
    );

    public static readonly Words<Colour> Colours = new(
        ("green", Colour.Green),
        ("yellow", Colour.Yellow),
        ("orange", Colour.Orange),
        ("red", Colour.Red)
    );

    public static readonly MappingShape Root = new(
        "",
        "a policy",
        [
            new("policy", "the policy's id", true),
            new("version", "the version, in quotes", true),
            new("title", "the title shown to people", true),
            new("effective_from", "the first as-of date", true),
            new("scope", "whom the policy rates", true, Scopes.Names),
            new("record_types", "how each type of record is measured", true),
            new("context", "how industry and area weigh"),
            new("thresholds", "the points of yellow, orange and red", true),
            new("rules", "what overrides the thresholds"),
            new("stability", "how slowly an entity improves"),
        ]
    );

    public static readonly MappingShape RecordType = new(
        "record_type",
        "a record type",
        [
            new("title", "the title shown to people", true),
            new("window_days", "the age in days from which a record no longer counts", true),
            new("default_severity", "the severity of a record that no grade matches", true, Severities.Names),
            new("grades", "conditions that give a severity"),
            new("weights", "points by severity", true),
            new("decay", "how the weight falls with age"),
            new("frequency", "multipliers by number of records"),
            new("cap", "the most points of the type", true),
            new("repaired_share", "what a repaired record still counts"),
            new("in_force", "how long a record without an end of its own is in force"),
            new("repair", "what a credit repair asks for"),
        ]
    );

    public static readonly MappingShape Grade = new(
        "grade",
        "a grade",
        [new("when", "the condition", true), new("severity", "the severity it gives", true, Severities.Names)]
    );

    public static readonly MappingShape InForce = new(
        "in_force",
        "a period in force",
        [
            new("when", "the condition"),
            new("severity", "the severity it is for", false, Severities.Names),
            new("days", "the number of days after the clock starts", true),
            new("from", "the date attribute that the clock starts from"),
        ]
    );

    public static readonly MappingShape Repair = new(
        "repair",
        "a term of repair",
        [
            new("when", "the condition"),
            new("severity", "the severity it is for", false, Severities.Names),
            new("allowed", "whether a repair takes effect at all"),
            new("minimum_days", "the days after the clock starts before a repair takes effect"),
            new("from", "the date attribute that the clock starts from"),
        ]
    );

    public static readonly MappingShape Test = new(
        "test",
        "a test",
        [
            new("is", "the value"),
            new("in", "a value"),
            new("has_any", "a value"),
            new("contains", "a piece of the text"),
            new("at_least", "the least number"),
            new("below", "the number it stays below"),
            new("present", "whether the attribute was given"),
        ]
    );

    public static readonly MappingShape Weights = new(
        "weights",
        "weights",
        [.. Severities.Names.Select(s => new KeyShape(s, "points", true))]
    );

    public static readonly MappingShape Decay = new(
        "decay",
        "a decay",
        [new("half_life_days", "the days after which half is left"), new("steps", "shares by age in days")]
    );

    public static readonly MappingShape Context = new(
        "context",
        "the context",
        [new("industries", "multiplier and base by industry category"), new("areas", "multiplier by kind of area")]
    );

    public static readonly MappingShape Industry = new(
        "industry",
        "an industry",
        [new("multiplier", "the multiplier on the points of records"), new("base", "the points of an entity without records")]
    );

    public static readonly MappingShape Thresholds = new(
        "thresholds",
        "thresholds",
        [new("yellow", "points", true), new("orange", "points", true), new("red", "points", true)]
    );

    public static readonly MappingShape Rule = new(
        "rule",
        "a rule",
        [
            new("name", "the name shown in ratings", true),
            new("when", "the condition, such as dishonest_debtor >= 1", true),
            new("at_least", "the colour it raises to", false, Colours.Names),
            new("at_most", "the colour it lowers to", false, Colours.Names),
        ]
    );

    public static readonly MappingShape Stability = new(
        "stability",
        "stability",
        [new("improve_after_days", "the days in a colour before it improves a step", true)]
    );

    public static readonly MappingShape[] All =
    [
        Root,
        RecordType,
        Grade,
        InForce,
        Repair,
        Test,
        Weights,
        Decay,
        Context,
        Industry,
        Thresholds,
        Rule,
        Stability,
    ];
}
