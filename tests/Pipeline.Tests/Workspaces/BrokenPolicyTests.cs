namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class BrokenPolicyTests
{
    private const string File = SmallWorkspace.Policy;
    private const string Rule = "when: penalty.grave within 365 days >= 2";
    private const string Example = "write it as in 'failed_sampling.grave within 365 days >= 2 and penalty >= 1'";
    private const string FineTest = "fine: { at_least: 50000 }";
    private const string Points = "expected points of at most 3 decimals; found ";

    public static TheoryData<BrokenCase> Keys =>
        [
            new BrokenCase(
                File,
                "default_severity: general",
                "default_severity: generl",
                "generl",
                "expected one of minor, general, serious, grave; found 'generl'; did you mean 'general'?"
            ),
            new BrokenCase(
                File,
                "cap: 60",
                "kap: 60",
                "kap",
                "expected a key of a record type: title, window_days, default_severity, grades, weights, decay, frequency, cap, repaired_share, in_force, repair; found 'kap'; did you mean 'cap'?"
            ),
            new BrokenCase(
                File,
                "scope: food_operators",
                "scope: food",
                "food\n",
                "expected one of all, food_operators; found 'food'; write one of them"
            ),
            new BrokenCase(
                File,
                "effective_from: 2021-01-01",
                "effective_from: 2021-1-1",
                "2021-1-1",
                "expected a date; found '2021-1-1'; write it as yyyy-MM-dd"
            ),
            new BrokenCase(
                File,
                "effective_from: 2021-01-01",
                "effective_from: 2021-02-29",
                "2021-02-29",
                "expected a date; found '2021-02-29'; write it as yyyy-MM-dd"
            ),
            new BrokenCase(
                File,
                "thresholds: { yellow: 10, orange: 25, red: 60 }",
                "thresholds: { yellow: 10, red: 60 }",
                "{ yellow",
                "expected the key 'orange' in thresholds: points; found none; add 'orange:'"
            ),
            new BrokenCase(
                File,
                "decay: { half_life_days: 365 }",
                "decay: { half_life_days: 365, steps: { 0: 1 } }",
                "{ half_life_days",
                "expected exactly one of half_life_days and steps; found both; keep one of the two"
            ),
            new BrokenCase(
                File,
                "decay: { half_life_days: 365 }",
                "decay: 365",
                "365\n    frequency",
                "expected none, { half_life_days: N } or { steps: { 0: 1, ... } }; found '365'; write one of the three"
            ),
            new BrokenCase(
                File,
                "title: 行政处罚",
                "title: ~",
                "~",
                "expected the title shown to people; found nothing; write it as text"
            ),
            new BrokenCase(
                File,
                "at_least: red",
                "at_least: red, at_most: red",
                "{ name",
                "expected exactly one of at_least and at_most; found both; keep one of the two"
            ),
            new BrokenCase(
                File,
                ", at_least: red",
                "",
                "{ name",
                "expected exactly one of at_least and at_most; found neither; keep one of the two"
            ),
            new BrokenCase(
                File,
                "catering: {",
                "catring: {",
                "catring",
                "expected default or a value of codes/industries.csv; found 'catring'; did you mean 'catering'?"
            ),
            new BrokenCase(
                File,
                "window_days: 1095",
                "window_days: 0",
                "0\n    default",
                "expected a whole number from 1 to 36500; found '0'; write it in digits, without quotes"
            ),
        ];

    public static TheoryData<BrokenCase> Numbers =>
        [
            new BrokenCase(File, "general: 3,", "general: 3.0005,", "3.0005", Points + "'3.0005'; round it"),
            new BrokenCase(File, "cap: 60", "cap: 60.12345", "60.12345", Points + "'60.12345'; round it"),
            new BrokenCase(File, "orange: 25", "orange: 25.0001", "25.0001", Points + "'25.0001'; round it"),
            new BrokenCase(File, "base: 0.5", "base: 0.0005", "0.0005", Points + "'0.0005'; round it"),
            new BrokenCase(
                File,
                "general: 3,",
                "general: 3e2,",
                "3e2",
                "expected a number of at most 1000000000000; found '3e2'; write it in digits with a decimal point, without quotes, separators or exponent"
            ),
            new BrokenCase(
                File,
                "cap: 60",
                "cap: 99999999999999",
                "99999999999999",
                "expected a number of at most 1000000000000; found '99999999999999'; write it in digits with a decimal point, without quotes, separators or exponent"
            ),
            new BrokenCase(
                File,
                "3: 1.5 }",
                "x: 1.5 }",
                "x: 1.5",
                "expected a whole number from 1 to 1000000; found 'x'; write it in digits, without quotes"
            ),
            new BrokenCase(
                File,
                "3: 1.5 }",
                "02: 1.5 }",
                "02: 1.5",
                "expected every number once; found '02' again; remove one of the two"
            ),
            new BrokenCase(
                File,
                "at_least: 50000",
                "at_least: 50000.005",
                "50000.005",
                "expected an amount in 元 of at most 2 decimals; found '50000.005'; round it"
            ),
        ];

    /// <summary>What the policy compiler says, located.</summary>
    public static TheoryData<BrokenCase> Tables =>
        [
            new BrokenCase(
                File,
                "orange: 25",
                "orange: 5",
                "5, red",
                "expected more than yellow (10); found 5; thresholds rise from yellow to red"
            ),
            new BrokenCase(
                File,
                "3: 1.5 }",
                "3: 1.1 }",
                "1.1 }",
                "expected a multiplier from 1.2 to 1000; found 1.1; frequency never makes records count less"
            ),
            new BrokenCase(
                File,
                "decay: { half_life_days: 365 }",
                "decay: { steps: { 0: 0.5, 90: 0.75 } }",
                "0.75",
                "expected at most 0.5, the share before; found 0.75; decay never increases"
            ),
            new BrokenCase(
                File,
                "decay: { half_life_days: 365 }",
                "decay: { steps: { 30: 1 } }",
                "{ 30: 1 }",
                "expected a first step at day 0; found day 30; say what a new record weighs"
            ),
            new BrokenCase(
                File,
                "serious: 8,",
                "serious: 2,",
                "2, grave",
                "expected at least 3, the weight of the severity below; found 2; weights rise with severity"
            ),
            new BrokenCase(
                File,
                "cap: 60",
                "cap: -1",
                "-1\n",
                "expected 0 to 1000000 points; found -1; give the most points the type may add"
            ),
        ];

    public static TheoryData<BrokenCase> Conditions =>
        [
            new BrokenCase(
                File,
                FineTest,
                "fines: { at_least: 50000 }",
                "fines",
                "expected an attribute that a source of 'penalty' provides: copies, fine, hazard, measure, reviewed_on; found 'fines'; did you mean 'fine'?"
            ),
            new BrokenCase(
                File,
                FineTest,
                "event_date: { at_least: 2021-01-01 }",
                "event_date",
                "expected a free attribute; found 'event_date', which the engine itself uses; use one of copies, fine, hazard, measure, reviewed_on"
            ),
            new BrokenCase(
                File,
                FineTest,
                "fine: { is: 50000 }",
                "is: 50000",
                "expected a test that fits the type amount: at_least, below, present; found 'is'; write another test"
            ),
            new BrokenCase(
                File,
                FineTest,
                "hazard: { below: 5 }",
                "below",
                "expected a test that fits the type text: is, in, contains, present; found 'below'; write another test"
            ),
            new BrokenCase(
                File,
                FineTest,
                "measure: { contains: 吊销 }",
                "contains",
                "expected a test that fits the type set: has_any, present; found 'contains'; write another test"
            ),
            new BrokenCase(
                File,
                FineTest,
                "fine: 50000",
                "50000",
                "expected a map with one of the tests is, in, has_any, contains, at_least, below, present; found '50000'; did you mean '{ is: 50000 }'?"
            ),
            new BrokenCase(
                File,
                FineTest,
                "hazard: { is: [a, b] }",
                "[a, b]",
                "expected one value; found a list; did you mean 'in'?"
            ),
            new BrokenCase(
                File,
                FineTest,
                "fine: { at_last: 50000 }",
                "at_last",
                "expected a key of a test: is, in, has_any, contains, at_least, below, present; found 'at_last'; did you mean 'at_least'?"
            ),
            new BrokenCase(
                File,
                "has_any: [吊销许可证件]",
                "has_any: [吊销许可证]",
                "吊销许可证]",
                "expected one of 吊销许可证件, 罚款; found '吊销许可证'; did you mean '吊销许可证件'?"
            ),
            new BrokenCase(
                File,
                FineTest,
                "copies: { at_least: 1.5 }",
                "1.5 } }",
                "expected a whole number; found '1.5'; round it"
            ),
            new BrokenCase(
                File,
                FineTest,
                "reviewed_on: { below: 2021 }",
                "2021 }",
                "expected a date; found '2021'; write it as yyyy-MM-dd"
            ),
            new BrokenCase(
                File,
                "when: { " + FineTest + " }",
                "when: []",
                "[], severity",
                "expected a map of attributes and tests, or a list of them; found an empty list; write at least one"
            ),
            new BrokenCase(
                File,
                FineTest,
                "",
                "{  }, severity",
                "expected a map of attributes and tests; found an empty map; write it as '{ fine: { at_least: 50000 } }'"
            ),
        ];

    public static TheoryData<BrokenCase> Rules =>
        [
            new BrokenCase(
                File,
                Rule,
                "when: penalti.grave within 365 days >= 2",
                "penalti.",
                "expected one of the policy's record types or any; found 'penalti'; did you mean 'penalty'?"
            ),
            new BrokenCase(
                File,
                Rule,
                "when: penalty.graves within 365 days >= 2",
                "graves within",
                "expected a severity: minor, general, serious, grave; found 'graves'; did you mean 'grave'?"
            ),
            new BrokenCase(
                File,
                Rule,
                "when: \"any >= 1\\x20and penalti >= 1\"",
                "\"any >= 1",
                "expected one of the policy's record types or any; found 'penalti'; did you mean 'penalty'?"
            ),
            new BrokenCase(File, Rule, "when: penalty.grave > 2", "> 2", "expected 'within' or '>='; found '>'; " + Example),
            new BrokenCase(
                File,
                Rule,
                "when: penalty whithin 3 days >= 2",
                "whithin",
                "expected '.', 'within' or '>='; found 'whithin'; did you mean 'within'?"
            ),
            new BrokenCase(
                File,
                Rule,
                "when: penalty within 3 day >= 2",
                "day >= 2",
                "expected 'days'; found 'day'; did you mean 'days'?"
            ),
            new BrokenCase(
                File,
                Rule,
                "when: penalty within 0 days >= 2",
                "0 days",
                "expected a number of days from 1 to 1000000; found '0'; " + Example
            ),
            new BrokenCase(
                File,
                Rule,
                "when: penalty >= 0",
                "0, at_least",
                "expected a number of records from 1 to 1000000; found '0'; " + Example
            ),
            new BrokenCase(
                File,
                Rule,
                "when: 'penalty >= 1 or any >= 3'",
                "or any",
                "expected 'and' or the end; found 'or'; " + Example
            ),
            new BrokenCase(
                File,
                Rule,
                "when: 'penalty >= 1 and'",
                "', at_least",
                "expected one of the policy's record types or any; found the end; " + Example
            ),
            new BrokenCase(
                File,
                Rule,
                "when: \"penalty.grave >=\"",
                "\", at_least",
                "expected a number of records from 1 to 1000000; found the end; " + Example
            ),
        ];

    [Theory]
    [MemberData(nameof(Keys))]
    [MemberData(nameof(Numbers))]
    [MemberData(nameof(Tables))]
    [MemberData(nameof(Conditions))]
    [MemberData(nameof(Rules))]
    public void Load_BrokenPolicy_SaysWhereAndWhat(BrokenCase broken)
    {
        SmallWorkspace files = broken.Break();

        Assert.Equal([broken.Expected(files)], files.Faults());
    }

    /// <summary>16,777,216 records of 10^9 milli-points, times 1000 in Q16, are about 1.1 x 10^24: beyond 64 bits.</summary>
    [Fact]
    public void Load_TablesThatOverflow_AreRefused()
    {
        SmallWorkspace files = new();
        files.Replace(File, "grave: 20 }", "grave: 1000000 }").Replace(File, "3: 1.5 }", "3: 1000 }");

        string fault = Assert.Single(files.Faults());

        Assert.StartsWith(
            "policies/city.yaml:16:16: expected contributions times frequency of 16777216 records within 64 bits",
            fault,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Load_SameVersionTwice_SaysSo()
    {
        SmallWorkspace files = new();
        files.Write("policies/copy.yaml", files.Text(File));

        string fault = Assert.Single(files.Faults());

        Assert.Equal(
            "policies/copy.yaml:2:10: expected a version that no other document has; found '2021.1' of 'city', as in policies/city.yaml; give every change of a policy a version of its own",
            fault
        );
    }
}
