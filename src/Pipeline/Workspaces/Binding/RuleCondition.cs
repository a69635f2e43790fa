using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>
/// Reads the condition of a colour rule, <c>TERM [and TERM]...</c> with <c>TERM = (TYPE|any)[.SEVERITY] [within N days] &gt;= N</c>, such as
/// <c>failed_sampling.grave within 365 days &gt;= 2 and penalty &gt;= 1</c>.
/// </summary>
internal sealed partial class RuleCondition
{
    private const string AnyType = "any";
    private const int LargestNumber = 1_000_000;

    private readonly Match[] _tokens;
    private readonly int _end;
    private readonly IReadOnlyCollection<string> _types;
    private readonly Action<int, string, string, string> _fault;
    private int _next;

    private RuleCondition(string text, IReadOnlyCollection<string> types, Action<int, string, string, string> fault)
    {
        _tokens = [.. Tokens().Matches(text).Cast<Match>()];
        _end = text.Length;
        _types = types;
        _fault = fault;
    }

    /// <summary>The tests, or, with faults noted, nothing.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="types">The policy's record types.</param>
    /// <param name="fault">Takes the offset of a fault in the text, what was expected, what was found and what to do.</param>
    public static ImmutableArray<CountTest> Parse(
        string text,
        IReadOnlyCollection<string> types,
        Action<int, string, string, string> fault
    )
    {
        RuleCondition condition = new(text, types, fault);
        ImmutableArray<CountTest>.Builder tests = ImmutableArray.CreateBuilder<CountTest>();
        do
        {
            if (condition.Term() is not { } test)
                return [];
            tests.Add(test);
        } while (condition.TakeIf("and"));
        if (condition.Peek is not null)
        {
            condition.Expect("'and' or the end");
            return [];
        }
        return tests.ToImmutable();
    }

    private string? Peek => _next < _tokens.Length ? _tokens[_next].Value : null;

    private CountTest? Term()
    {
        string[] names = [.. _types, AnyType];
        if (!IsWord || !names.Contains(Peek))
        {
            Expect($"one of the policy's record types or {AnyType}", names);
            return null;
        }
        string type = Take();
        Severity? severity = null;
        if (TakeIf("."))
        {
            severity = Peek is null ? null : PolicyShapes.Severities.Find(Peek);
            if (severity is null)
            {
                Expect($"a severity: {Quoted.List(PolicyShapes.Severities.Names)}", PolicyShapes.Severities.Names);
                return null;
            }
            Take();
        }
        int? days = null;
        if (TakeIf("within"))
        {
            days = Number("a number of days");
            if (days is null || !TakeOr("days", "'days'"))
                return null;
        }
        string expected = (severity, days) switch
        {
            (_, not null) => "'>='",
            (not null, null) => "'within' or '>='",
            (null, null) => "'.', 'within' or '>='",
        };
        return TakeOr(">=", expected) && Number("a number of records") is { } count
            ? new CountTest(type == AnyType ? null : type, severity, days, count)
            : null;
    }

    private bool IsWord => Peek is [var c, ..] && (char.IsAsciiLetter(c) || c == '_');

    private int? Number(string meaning)
    {
        string expected = string.Create(CultureInfo.InvariantCulture, $"{meaning} from 1 to {LargestNumber}");
        if (
            int.TryParse(Peek, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number is >= 1 and <= LargestNumber
        )
        {
            Take();
            return number;
        }
        Expect(expected);
        return null;
    }

    private string Take() => _tokens[_next++].Value;

    private bool TakeIf(string token)
    {
        if (Peek != token)
            return false;
        _next++;
        return true;
    }

    private bool TakeOr(string token, string expected)
    {
        if (TakeIf(token))
            return true;
        Expect(expected, ["within", "and", "days"]);
        return false;
    }

    private void Expect(string expected, IEnumerable<string>? candidates = null)
    {
        const string Example = "write it as in 'failed_sampling.grave within 365 days >= 2 and penalty >= 1'";
        int offset = _next < _tokens.Length ? _tokens[_next].Index : _end;
        string found = Peek is { } token ? Quoted.Text(token) : "the end";
        _fault(offset, expected, found, Peek is null ? Example : NearestWord.Advice(Peek, candidates ?? ["and"], Example));
    }

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*|[0-9]+|>=|[^\s]")]
    private static partial Regex Tokens();
}
