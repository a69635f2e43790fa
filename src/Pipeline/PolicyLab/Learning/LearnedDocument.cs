using System.Globalization;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Pipeline.Workspaces.Yaml;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Learning;

/// <summary>Writes a learned policy as the document that it began from: weights, decay, frequency, cap, thresholds and version are others, all else stays, comments too.</summary>
internal static class LearnedDocument
{
    private static readonly string[] Severities = ["minor", "general", "serious", "grave"];

    /// <summary>The document.</summary>
    /// <param name="document">The old one.</param>
    /// <param name="text">Its text.</param>
    /// <param name="learned">The new policy.</param>
    /// <param name="isLearned">Which record types were learned.</param>
    public static string Of(PolicyDocument document, string text, Policy learned, Func<string, bool> isLearned)
    {
        var edit = new YamlEdit(text);
        edit.Set(document.Root, "version", $"\"{learned.Version}\"");
        var types = (YamlNode.Mapping)document.Root.Find("record_types")!.Value;
        foreach (var type in learned.Types.Where(type => isLearned(type.RecordType)))
        {
            var own = (YamlNode.Mapping)types.Find(type.RecordType)!.Value;
            edit.Set(own, "weights", Map(Severities.Zip(type.WeightsMilli, (name, milli) => (name, Points(milli)))));
            edit.Set(own, "decay", Decay((Decay.Steps)type.Decay), behind: "weights");
            if (type.Frequency.Length > 0 || own.Find("frequency") is not null)
                edit.Set(own, "frequency", Frequency(type), behind: own.Find("decay") is null ? "weights" : "decay");
            edit.Set(own, "cap", Points(type.CapMilli));
        }
        var thresholds = learned.Thresholds;
        edit.Set(
            document.Root,
            "thresholds",
            Map([
                ("yellow", Points(thresholds.YellowMilli)),
                ("orange", Points(thresholds.OrangeMilli)),
                ("red", Points(thresholds.RedMilli)),
            ])
        );
        return edit.Result();
    }

    private static string Decay(Decay.Steps decay) =>
        decay.List is [{ Share: 1 }]
            ? "none"
            : $"{{ steps: {Map(decay.List.Select(step => (Number(step.FromDay), Number(step.Share))))} }}";

    /// <summary>A multiplier of 1 is none.</summary>
    private static string Frequency(TypePolicy type) =>
        type.Frequency.IsEmpty ? "{ 2: 1 }" : Map(type.Frequency.Select(step => (Number(step.Count), Number(step.Multiplier))));

    private static string Map(IEnumerable<(string Key, string Value)> entries) =>
        $"{{ {string.Join(", ", entries.Select(entry => $"{entry.Key}: {entry.Value}"))} }}";

    private static string Points(long milli) => Number((decimal)milli / 1000);

    private static string Number(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
