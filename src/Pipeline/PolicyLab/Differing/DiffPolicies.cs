using System.Collections.Immutable;
using FoodCredit.Pipeline.PolicyLab.Describing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.PolicyLab.Differing;

/// <summary>
/// What two policies say differently: 1. all that each says, by path; 2. what only one says or both say otherwise; 3. where grades, periods, rules
/// or types that both have stand in another order, which decides who comes first.
/// </summary>
public static class DiffPolicies
{
    private static readonly Wording Arrow = new(" → ", " → ");

    /// <param name="workspace">Whose sources and code tables give the titles.</param>
    /// <param name="before">A policy of it.</param>
    /// <param name="after">Another.</param>
    public static PolicyDifference Of(Workspace workspace, PolicyDocument before, PolicyDocument after)
    {
        var (first, second) = (PolicyValues.Of(workspace, before), PolicyValues.Of(workspace, after));
        var (old, own) = (ByPath(first), ByPath(second));
        // In the order of the first document, and then what only the second says.
        string[] paths =
        [
            .. first.Select(value => value.Path),
            .. second.Select(value => value.Path).Where(path => !old.ContainsKey(path)),
        ];
        var changed = paths.Where(path => old.GetValueOrDefault(path)?.Raw != own.GetValueOrDefault(path)?.Raw).ToArray();
        var orders = Orders(first, second).ToArray();
        return new PolicyDifference
        {
            Before = PolicyName.Of(before),
            After = PolicyName.Of(after),
            Words =
            [
                .. Words(changed, old, own),
                .. orders.Select(order => order.Label + new Wording("：先后次序有变", ": in another order")),
            ],
            Values =
            [
                .. changed.Select(path => new ChangedValue(
                    path,
                    old.GetValueOrDefault(path)?.Raw,
                    own.GetValueOrDefault(path)?.Raw
                )),
                .. orders.Select(order => new ChangedValue(order.Path, order.Before, order.After)),
            ],
        };
    }

    private static Dictionary<string, PolicyValue> ByPath(IReadOnlyList<PolicyValue> values) =>
        values.ToDictionary(value => value.Path, StringComparer.Ordinal);

    /// <summary>A type that only one has is one sentence, not one for each of its values.</summary>
    private static IEnumerable<Wording> Words(
        string[] changed,
        Dictionary<string, PolicyValue> before,
        Dictionary<string, PolicyValue> after
    )
    {
        foreach (var path in changed)
        {
            var (old, own) = (before.GetValueOrDefault(path), after.GetValueOrDefault(path));
            var type = TypeOf(path);
            var isOfOne = type is not null && before.ContainsKey(TitleOf(type)) != after.ContainsKey(TitleOf(type));
            if (!isOfOne)
                yield return Sentence(old, own);
            else if (path == TitleOf(type!))
                yield return own is null
                    ? new Wording("删去类别：", "record type dropped: ") + old!.Text
                    : new Wording("新增类别：", "record type added: ") + own.Text;
        }
    }

    private static Wording Sentence(PolicyValue? old, PolicyValue? own) =>
        (old, own) switch
        {
            ({ } before, { } after) => before.Label + new Wording("：", ": ") + before.Text + Arrow + after.Text,
            ({ } before, null) => new Wording("删去 ", "dropped: ") + before.Label + new Wording("：", ": ") + before.Text,
            (null, { } after) => new Wording("新增 ", "added: ") + after.Label + new Wording("：", ": ") + after.Text,
            _ => throw new InvalidOperationException("A path that neither policy has."),
        };

    private static IEnumerable<(string Path, Wording Label, string Before, string After)> Orders(
        IReadOnlyList<PolicyValue> first,
        IReadOnlyList<PolicyValue> second
    )
    {
        var labels = first.GroupBy(value => ListOf(value.Path)).Where(list => list.Key is not null);
        foreach (var list in labels)
        {
            var others = second.Select(value => value.Path).Where(path => ListOf(path) == list.Key).ToArray();
            string[] before = [.. list.Select(value => value.Path).Where(others.Contains)];
            string[] after = [.. others.Where(before.Contains)];
            if (!before.SequenceEqual(after, StringComparer.Ordinal))
                yield return ($"{list.Key}.order", LabelOf(list.Key!), Names(before), Names(after));
        }
    }

    /// <summary>The list, if any, in which a value's place decides.</summary>
    private static string? ListOf(string path) =>
        path.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? path[..bracket]
        : path.StartsWith("rules.", StringComparison.Ordinal) ? "rules"
        : TypeOf(path) is { } type && path == TitleOf(type) ? "record_types"
        : null;

    private static Wording LabelOf(string list) =>
        list switch
        {
            "rules" => new("规则", "rules"),
            "record_types" => new("负面信息类别", "record types"),
            _ when list.EndsWith(".grades", StringComparison.Ordinal) => new(
                $"{TypeOf(list)} 的分级",
                $"grades of {TypeOf(list)}"
            ),
            _ when list.EndsWith(".repair", StringComparison.Ordinal) => new(
                $"{TypeOf(list)} 的修复条件",
                $"terms of repair of {TypeOf(list)}"
            ),
            _ => new($"{TypeOf(list)} 的有效期", $"periods of {TypeOf(list)}"),
        };

    private static string Names(string[] paths) =>
        string.Join(" | ", paths.Select(path => path.StartsWith("rules.", StringComparison.Ordinal) ? path[6..] : Inner(path)));

    private static string Inner(string path) =>
        path.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket
            ? path[(bracket + 1)..].TrimEnd(']')
            : TypeOf(path) ?? path;

    private static string? TypeOf(string path)
    {
        string[] steps = path.Split('.', 3);
        return steps is ["record_types", var type, ..] ? type.Split('[')[0] : null;
    }

    private static string TitleOf(string type) => $"record_types.{type}.title";
}
