using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>A whole JSON schema, by which an editor completes and checks files of one kind.</summary>
internal static class SchemaDocument
{
    /// <summary>The text of the schema.</summary>
    /// <param name="title">What the files are.</param>
    /// <param name="description">What they say.</param>
    /// <param name="codec">Reads and writes them.</param>
    public static string Write<T>(string title, string description, Codec<T> codec)
    {
        var definitions = new SchemaDefinitions();
        JObject members = codec.Schema(definitions);
        var schema = new JObject(
            new JProperty("$schema", "http://json-schema.org/draft-07/schema#"),
            new JProperty("title", title),
            new JProperty("description", description));
        schema.Add(members.Properties());
        schema.Add("definitions", definitions.Write());
        return CanonicalJson.Write(schema);
    }
}
