using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Pipeline.Workspaces.Binding;
using FoodCredit.Pipeline.Workspaces.Yaml;

namespace FoodCredit.Pipeline.Tests.Workspaces;

/// <summary>The JSON Schemas, which editors read, and the loader, which runs, know the same keys, words and required keys.</summary>
public sealed class SchemaTests
{
    private static readonly Dictionary<string, MappingShape[]> Shapes = new()
    {
        ["workspace"] = WorkspaceShapes.All,
        ["source"] = SourceShapes.All,
        ["policy"] = PolicyShapes.All,
    };

    public static TheoryData<string, string> Maps => [.. Shapes.SelectMany(s => s.Value.Select(m => (s.Key, m.Id)))];

    [Theory]
    [MemberData(nameof(Maps))]
    public void Schema_EveryMap_HasTheKeysOfTheLoader(string schema, string map)
    {
        MappingShape shape = Shapes[schema].Single(s => s.Id == map);
        JsonObject definition = Definition(Schema(schema), map);

        JsonObject properties = definition["properties"]!.AsObject();
        Assert.Equal(
            shape.Keys.Select(k => k.Name).Order(StringComparer.Ordinal),
            properties.Select(p => p.Key).Order(StringComparer.Ordinal)
        );
        Assert.False((bool)definition["additionalProperties"]!);
        IEnumerable<string> required = definition["required"]?.AsArray().Select(r => (string)r!) ?? [];
        Assert.Equal(
            shape.Keys.Where(k => k.IsRequired).Select(k => k.Name).Order(StringComparer.Ordinal),
            required.Order(StringComparer.Ordinal)
        );
        foreach (KeyShape key in shape.Keys)
        {
            IEnumerable<string> words = properties[key.Name]!["enum"]?.AsArray().Select(w => (string)w!) ?? [];
            Assert.Equal(key.Words.IsDefault ? [] : key.Words, words);
        }
    }

    [Theory]
    [InlineData("workspace")]
    [InlineData("source")]
    [InlineData("policy")]
    public void Schema_EveryClosedMap_IsOneTheLoaderKnows(string schema)
    {
        JsonObject root = Schema(schema);

        IEnumerable<string> closed = root["$defs"]!
            .AsObject()
            .Where(d => d.Value!["properties"] is not null)
            .Select(d => d.Key)
            .Append("");

        Assert.Equal(Shapes[schema].Select(s => s.Id).Order(StringComparer.Ordinal), closed.Order(StringComparer.Ordinal));
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)root["$schema"]);
    }

    [Theory]
    [InlineData("workspace")]
    [InlineData("source")]
    [InlineData("policy")]
    public void Schema_EveryProperty_IsDescribed(string schema)
    {
        JsonObject root = Schema(schema);

        IEnumerable<JsonNode> maps = root["$defs"]!.AsObject().Select(d => d.Value!).Append(root);
        foreach ((string name, JsonNode? property) in maps.SelectMany(m => m["properties"]?.AsObject() ?? []))
        {
            JsonNode described =
                property!["description"]
                ?? (property["$ref"] is { } target ? Resolve(root, (string)target!)["description"]! : null)!;
            Assert.True(described is not null, $"'{name}' of {schema} has no description");
        }
    }

    [Fact]
    public void Schema_SmallWorkspace_Fits()
    {
        SmallWorkspace files = new();

        Assert.Equal(
            [],
            files.Files.Where(f => f.EndsWith(".yaml", StringComparison.Ordinal)).SelectMany(f => Misfits(f, files.Text(f)))
        );
    }

    [Theory]
    [InlineData("sources/a.yaml", "source: a\ncolumns: { fine: { from: 罚款, kind: amount } }", "columns.fine.kind")]
    [InlineData(
        "policies/a.yaml",
        "record_types: { penalty: { grades: [{ when: [{ fine: { atleast: 1 } }] }] } }",
        "record_types.penalty.grades.0.when.0.fine.atleast"
    )]
    [InlineData("foodcredit.yaml", "folders: { outbox: out }", "folders.outbox")]
    public void Schema_UnknownKey_DoesNotFit(string file, string text, string path)
    {
        Assert.Contains($"{file}: {path}", Misfits(file, text));
    }

    [Fact]
    public void Schema_Template_Fits()
    {
        using TemporaryFolder folder = new();
        WorkspaceTemplate.Write(folder.Path);

        string[] documents = [.. WorkspaceTemplate.Files.Where(f => f.EndsWith(".yaml", StringComparison.Ordinal))];

        Assert.Equal([], documents.SelectMany(f => Misfits(f, File.ReadAllText(Path.Combine(folder.Path, f)))));
    }

    /// <summary>The paths of a document whose key, word or pattern the schema does not have.</summary>
    private static List<string> Misfits(string file, string text)
    {
        string name = file.Split('/')[0] switch
        {
            "sources" => "source",
            "policies" => "policy",
            _ => "workspace",
        };
        FaultCollector faults = new();
        YamlNode root = YamlTreeReader.Read(file, System.Text.Encoding.UTF8.GetBytes(text), faults)!;
        JsonObject schema = Schema(name);
        List<string> misfits = [];
        Walk(schema, schema, root, "", misfits);
        return [.. misfits.Select(m => $"{file}: {m}")];
    }

    /// <summary>
    /// A validator of the part of JSON Schema that says what may stand where: $ref, anyOf, type, properties, propertyNames,
    /// additionalProperties, items, enum, const and pattern.
    /// </summary>
    private static void Walk(JsonObject root, JsonNode schema, YamlNode node, string path, List<string> misfits)
    {
        if (schema["$ref"] is { } target)
            Walk(root, Resolve(root, (string)target!), node, path, misfits);
        if (schema["anyOf"] is JsonArray alternatives)
        {
            List<List<string>> results = [];
            foreach (JsonNode? alternative in alternatives)
            {
                results.Add([]);
                Walk(root, alternative!, node, path, results[^1]);
            }
            // The alternative that comes nearest says best what is wrong.
            misfits.AddRange(results.MinBy(r => (r.Count, -r.Sum(m => m.Length)))!);
        }
        string? type = schema["type"] is JsonValue value ? (string?)value : null;
        bool fits = node switch
        {
            YamlNode.Mapping => type is null or "object",
            YamlNode.Sequence => type is null or "array",
            _ => type is not ("object" or "array"),
        };
        if (!fits)
            misfits.Add(path);
        else if (node is YamlNode.Mapping mapping)
            WalkMapping(root, schema, mapping, path, misfits);
        else if (node is YamlNode.Sequence list && schema["items"] is { } item)
        {
            for (int i = 0; i < list.Items.Length; i++)
                Walk(root, item, list.Items[i], Join(path, $"{i}"), misfits);
        }
        else if (node is YamlNode.Scalar scalar)
            WalkScalar(schema, scalar, path, misfits);
    }

    private static void WalkMapping(JsonObject root, JsonNode schema, YamlNode.Mapping mapping, string path, List<string> misfits)
    {
        foreach (YamlEntry entry in mapping.Entries)
        {
            string at = Join(path, entry.Key.Value);
            string? names = (string?)schema["propertyNames"]?["pattern"];
            if (names is not null && !Regex.IsMatch(entry.Key.Value, names))
                misfits.Add(at);
            if (schema["properties"]?[entry.Key.Value] is { } property)
                Walk(root, property, entry.Value, at, misfits);
            else if (schema["additionalProperties"] is JsonObject additional)
                Walk(root, additional, entry.Value, at, misfits);
            else if (schema["additionalProperties"] is not null)
                misfits.Add(at);
        }
    }

    private static void WalkScalar(JsonNode schema, YamlNode.Scalar scalar, string path, List<string> misfits)
    {
        bool isWord = schema["enum"] is not JsonArray words || words.Any(w => w!.ToString() == scalar.Value);
        bool isConstant = schema["const"] is not { } constant || constant.ToString() == scalar.Value;
        bool isPattern = schema["pattern"] is not { } pattern || Regex.IsMatch(scalar.Value, (string)pattern!);
        if (!isWord || !isConstant || !isPattern)
            misfits.Add(path);
    }

    private static string Join(string path, string step) => path.Length == 0 ? step : $"{path}.{step}";

    private static JsonObject Definition(JsonObject root, string map) => map.Length == 0 ? root : root["$defs"]![map]!.AsObject();

    private static JsonObject Resolve(JsonObject root, string target) => Definition(root, target["#/$defs/".Length..]);

    /// <summary>As it is shipped: from the resources of the program.</summary>
    private static JsonObject Schema(string name)
    {
        using Stream stream = typeof(Workspace).Assembly.GetManifestResourceStream($"workspace/schemas/{name}.schema.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
