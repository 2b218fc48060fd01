using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>The kinds of value that a schema defines once and refers to by name.</summary>
internal sealed class SchemaDefinitions
{
    private readonly SortedDictionary<string, JObject> definitions = new(StringComparer.Ordinal);

    /// <summary>A reference to the definition <paramref name="name"/>, which is made where it is not there yet.</summary>
    public JObject Reference(string name, Func<SchemaDefinitions, JObject> make)
    {
        if (definitions.TryAdd(name, []))
        {
            definitions[name] = make(this);
        }

        return new JObject(new JProperty("$ref", $"#/definitions/{name}"));
    }

    /// <summary>A reference to what may stand in place of any value.</summary>
    public JObject Placeholder() => Reference("placeholder", _ => new JObject(
        new JProperty("description", "The value of a parameter, or a text with one: ${name}."),
        new JProperty("type", "string"),
        new JProperty("pattern", @"\$\{")));

    /// <summary>All definitions, by name.</summary>
    public JObject Write() => new(definitions.Select(pair => new JProperty(pair.Key, pair.Value)));
}
