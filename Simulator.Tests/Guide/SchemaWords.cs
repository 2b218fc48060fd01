using Newtonsoft.Json.Linq;

namespace Simulator.Tests.Guide;

/// <summary>Every word of the schema of scenario files - a member, or a value that stands for itself - and the shortest file that uses it.</summary>
/// <param name="schema">The schema.</param>
internal sealed class SchemaWords(JObject schema)
{
    /// <summary>Parts of the language that stand in several places are told once.</summary>
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["step"] = "a step",
        ["expectation"] = "an expectation",
        ["expectationOfStep"] = "an expectation",
        ["unwanted"] = "an expectation",
        ["unwantedOfStep"] = "an expectation",
        ["pattern"] = "what can be seen",
        ["measure"] = "a measure",
        ["dialect"] = "a kind of server",
        ["serverRule"] = "a rule of a server",
        ["durationRange"] = "a length that is drawn",
    };

    private readonly Dictionary<string, string> meanings = [];
    private readonly Dictionary<string, string> examples = [];

    /// <summary>The words, each with the part of the language that it belongs to, in the order of the schema.</summary>
    public IEnumerable<(string Part, string Word, string Meaning, string? Example)> All()
    {
        Read(schema, "a file", []);
        return meanings.Select(word => (word.Key[..word.Key.IndexOf(':', StringComparison.Ordinal)], word.Key[(word.Key.IndexOf(':', StringComparison.Ordinal) + 1)..], word.Value, examples.GetValueOrDefault(word.Key)));
    }

    /// <summary>A file uses words; of two files the one that is seen first is the example.</summary>
    public void See(JToken content, string file) => See(schema, content, "a file", file);

    private static IEnumerable<JObject> Branches(JObject node) =>
        new[] { "anyOf", "oneOf", "allOf" }.SelectMany(name => (node[name] ?? new JArray()).OfType<JObject>());

    private static string Below(string path, string name) => path.Contains(':', StringComparison.Ordinal) ? $"{path}.{name}" : $"{path}:{name}";

    private static string Valued(string path, string value) => path.Contains(':', StringComparison.Ordinal) ? $"{path}: \"{value}\"" : $"{path}:\"{value}\"";

    private static IEnumerable<string> Values(JObject node) => (node["enum"] ?? new JArray()).Where(value => value.Type == JTokenType.String).Select(value => (string)value!);

    /// <summary>Where a node is one of the named parts, its words begin anew.</summary>
    private (JObject Node, string Path, string? Name) Resolved(JObject node, string path)
    {
        if ((string?)node["$ref"] is not string reference)
        {
            return (node, path, null);
        }

        string name = reference[(reference.LastIndexOf('/') + 1)..];
        return ((JObject)schema["definitions"]![name]!, Parts.GetValueOrDefault(name, path), name);
    }

    private void Read(JObject written, string outer, IReadOnlyList<string> within)
    {
        (JObject node, string path, string? name) = Resolved(written, outer);
        if (name is not null && within.Contains(name))
        {
            return;
        }

        string[] inside = name is null ? [.. within] : [.. within, name];
        foreach (JProperty member in (node["properties"] as JObject)?.Properties() ?? [])
        {
            meanings.TryAdd(Below(path, member.Name), (string?)member.Value["description"] ?? "");
            Read((JObject)member.Value, Below(path, member.Name), inside);
        }

        foreach (string value in Values(node))
        {
            meanings.TryAdd(Valued(path, value), "");
        }

        foreach (JObject part in Branches(node).Concat(node["items"] is JObject items ? [items] : []))
        {
            Read(part, path, inside);
        }
    }

    private void See(JObject written, JToken content, string outer, string file)
    {
        (JObject node, string path, _) = Resolved(written, outer);
        foreach (JProperty member in (content as JObject)?.Properties() ?? [])
        {
            if (node["properties"]?[member.Name] is JObject known)
            {
                examples.TryAdd(Below(path, member.Name), file);
                See(known, member.Value, Below(path, member.Name), file);
            }
        }

        foreach (JToken item in node["items"] is JObject ? content as JArray ?? [] : [])
        {
            See((JObject)node["items"]!, item, path, file);
        }

        if (content.Type == JTokenType.String && Values(node).Contains((string)content!))
        {
            examples.TryAdd(Valued(path, (string)content!), file);
        }

        foreach (JObject part in Branches(node))
        {
            See(part, content, path, file);
        }
    }
}
