using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Cards;
using FoodCredit.Scoring.Learning.Models;

namespace FoodCredit.Pipeline.Learning.Registry;

/// <summary>
/// A folder of models: <c>ID/model.json</c>, <c>record.json</c>, <c>card.md</c>, <c>card.html</c> and the card's pictures; and <c>promotions.jsonl</c>, a line for each champion, the
/// last in force. Models are never changed; the same model is there once.
/// </summary>
public sealed class ModelRegistry(string folder)
{
    /// <summary>Instead of an id: the model in force.</summary>
    public const string Champion = "champion";

    private const string ModelFile = "model.json";
    private const string RecordFile = "record.json";

    private static readonly JsonSerializerOptions OneLine = new(ModelDocument.Json)
    {
        WriteIndented = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    private string PromotionsFile => Path.Combine(folder, "promotions.jsonl");

    /// <summary>The id of a model.</summary>
    public static string IdOf(byte[] model) => Convert.ToHexStringLower(SHA256.HashData(model))[..12];

    /// <summary>All models, the earliest first.</summary>
    public ImmutableArray<ModelRecord> All() =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(folder, RecordFile, SearchOption.AllDirectories)
                    .Select(ReadRecord)
                    .OrderBy(record => record.TrainedAt)
                    .ThenBy(record => record.Id, StringComparer.Ordinal),
            ];

    /// <summary>Champions, the earliest first.</summary>
    /// <exception cref="BrokenContractException">The file is damaged.</exception>
    public ImmutableArray<Promotion> Promotions() =>
        File.Exists(PromotionsFile)
            ?
            [
                .. File.ReadLines(PromotionsFile)
                    .Where(line => line.Length > 0)
                    .Select(line => Guarded(PromotionsFile, () => JsonSerializer.Deserialize<Promotion>(line, OneLine))),
            ]
            : [];

    /// <summary>The model in force; null: none yet.</summary>
    public string? InForce() => Promotions().LastOrDefault()?.Model;

    /// <summary>Finds a model by its id, by how the id begins, or as <see cref="Champion"/>.</summary>
    /// <exception cref="BrokenContractException">There is none, or more than one.</exception>
    public RegisteredModel Find(string name)
    {
        var id =
            name == Champion
                ? InForce()
                    ?? throw Broken(folder, "a champion", "none was promoted", "promote one: foodcredit model promote --model ID")
                : name;
        string[] known = Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Select(one => Path.GetFileName(one)).Order()]
            : [];
        string[] fitting = [.. known.Where(one => one.StartsWith(id, StringComparison.Ordinal))];
        if (fitting.Length != 1)
            throw Broken(
                folder,
                $"one model '{id}'",
                fitting.Length == 0 ? "none" : string.Join(", ", fitting),
                "foodcredit model list shows what is there"
            );
        var own = Path.Combine(folder, fitting[0]);
        var file = Path.Combine(own, ModelFile);
        var bytes = Guarded(file, () => File.ReadAllBytes(file));
        var record = ReadRecord(Path.Combine(own, RecordFile));
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != record.ModelSha256)
            throw Broken(file, "the bytes that were trained", "others", "restore the file, or train the model again");
        return new RegisteredModel(own, record, Guarded(file, () => ModelDocument.Read(bytes)));
    }

    /// <summary>Adds a model; one that is there already is written again, with the newer record.</summary>
    public string Add(ModelRecord record, byte[] model, string title, ImmutableArray<CardBlock> card)
    {
        var own = Path.Combine(folder, record.Id);
        Directory.CreateDirectory(own);
        DurableFile.Replace(Path.Combine(own, ModelFile), model);
        Write(own, "card.md", CardText.Markdown(title, card));
        Write(own, "card.html", CardText.Html(title, card));
        foreach (var figure in card.OfType<CardBlock.Figure>())
            Write(own, $"{figure.Name}.svg", figure.Svg);
        // Last: a folder without it is no model.
        DurableFile.Replace(Path.Combine(own, RecordFile), JsonSerializer.SerializeToUtf8Bytes(record, ModelDocument.Json));
        return own;
    }

    /// <summary>Takes the one promoter's lock, so that of two promotions neither is lost nor judged against a champion that is no more.</summary>
    /// <exception cref="WorkspaceLockedException">Another process holds it; the message says which.</exception>
    public IDisposable Lock(TimeProvider clock) => WorkspaceLock.Take(folder, clock, "promotion");

    /// <summary>Puts a model in force. Under <see cref="Lock"/>.</summary>
    public void Add(Promotion promotion)
    {
        var before = File.Exists(PromotionsFile) ? File.ReadAllText(PromotionsFile) : "";
        DurableFile.Replace(PromotionsFile, Encoding.UTF8.GetBytes($"{before}{JsonSerializer.Serialize(promotion, OneLine)}\n"));
    }

    private static void Write(string folder, string name, string text) =>
        File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));

    private static ModelRecord ReadRecord(string file) =>
        Guarded(file, () => JsonSerializer.Deserialize<ModelRecord>(File.ReadAllBytes(file), ModelDocument.Json));

    private static T Guarded<T>(string file, Func<T?> read)
    {
        try
        {
            return read() ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new BrokenContractException(
                new Fault(
                    file,
                    0,
                    0,
                    "a file that the model registry wrote",
                    e.Message.TrimEnd('.'),
                    "restore it, or train the model again"
                ),
                e
            );
        }
    }

    private static BrokenContractException Broken(string file, string expected, string found, string advice) =>
        new(new Fault(file, 0, 0, expected, found, advice));
}
