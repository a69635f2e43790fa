using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reading;

/// <summary>The headers that a contract maps or ignores, as they are compared: by <see cref="HeaderText"/>, whatever their case.</summary>
internal sealed class KnownHeaders
{
    private readonly HashSet<string> mapped;
    private readonly HashSet<string> ignored;
    private readonly string document;

    public KnownHeaders(SourceContract contract)
    {
        static HashSet<string> Cleaned(IEnumerable<string> names) =>
            names.Select(name => HeaderText.Clean(name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        mapped = Cleaned(contract.Columns.SelectMany(column => column.From));
        ignored = Cleaned(contract.Ignored);
        document = HeaderMatch.Document(contract);
    }

    public bool IsMapped(string header) => mapped.Contains(header);

    public bool IsIgnored(string header) => ignored.Contains(header);

    public bool Contains(string header) => IsMapped(header) || IsIgnored(header);

    /// <summary>The known header that was probably meant; null: none is near.</summary>
    public string? NearestTo(string header) => NearestWord.Find(header, mapped.Concat(ignored));

    /// <summary>Refuses a row of JSON for a key. Only one that is near a known key is shown: another may be a piece of a value, and personal.</summary>
    public RowRefusal RefusalOf(string key) =>
        new(
            RefusalReason.MalformedJson,
            null,
            $"only keys that {document} knows",
            NearestTo(key) is { } near ? $"{Quoted.Text(key)}, which is like '{near}'" : "another"
        );
}
