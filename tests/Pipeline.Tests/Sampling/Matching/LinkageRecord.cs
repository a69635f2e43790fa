namespace FoodCredit.Pipeline.Tests.Sampling.Matching;

/// <summary>A record with the registry row of its truth (null: nobody) and what was done to it.</summary>
internal sealed record LinkageRecord(Dictionary<string, string> Fields, Dictionary<string, string>? Entity, string[] Corruptions)
{
    public string this[string column] => Fields[column];

    public bool HasIdentifier => this["code"].Length + this["code_2"].Length + this["licence"].Length > 0;

    /// <summary>It is the only corruption of its part (name_, address_ ...), and nothing that replaces the name.</summary>
    public bool HasAlone(string kind) =>
        Corruptions.Contains(kind)
        && Corruptions.Count(other => other.StartsWith(kind.Split('_')[0] + "_", StringComparison.Ordinal)) == 1
        && !Corruptions.Contains("natural_person");

    /// <summary>Not by Unicode normalisation, which does nothing in the invariant globalisation mode.</summary>
    public static string HalfWidth(string text) =>
        string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));

    public override string ToString() =>
        $"{string.Join(" | ", Fields.Values)}  <-  {(Entity is null ? "nobody" : string.Join(" | ", Entity.Values))}  [{string.Join(';', Corruptions)}]";
}
