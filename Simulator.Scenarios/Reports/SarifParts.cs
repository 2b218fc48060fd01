using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.Rules;

namespace Simulator.Scenarios.Reports;

/// <summary>The parts of SARIF 2.1.0 (OASIS) that all documents of this kind share.</summary>
internal static class SarifParts
{
    /// <summary>A document of some runs.</summary>
    public static JObject Document(IEnumerable<JObject> runs) => new(
        new JProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
        new JProperty("version", "2.1.0"),
        new JProperty("runs", new JArray(runs)));

    /// <summary>A run.</summary>
    /// <param name="id">Its name, by which a later one of the same kind is compared with it.</param>
    /// <param name="rules">The ids of the rules that its results name.</param>
    /// <param name="results">Its results.</param>
    public static JObject Run(string id, IEnumerable<string> rules, IEnumerable<JObject> results) => new(
        new JProperty("tool", new JObject(new JProperty("driver", new JObject(
            new JProperty("name", "Simulator"),
            new JProperty("rules", new JArray(rules.Select(RuleOf))))))),
        new JProperty("automationDetails", new JObject(new JProperty("id", id))),
        new JProperty("columnKind", "utf16CodeUnits"),
        new JProperty("results", new JArray(results)));

    /// <summary>A text that somebody reads.</summary>
    public static JObject Message(string text) => new(new JProperty("text", Text(text)));

    /// <summary>A text in which nothing does more than be read.</summary>
    public static string Text(string text) => Printable.Lines(text);

    /// <summary>The line of a file, by a path that counts from <paramref name="folder"/>.</summary>
    public static JArray Locations(string file, int line, string folder) => new(new JObject(new JProperty("physicalLocation", new JObject(
        new JProperty("artifactLocation", new JObject(new JProperty("uri", UriOf(file, folder)))),
        new JProperty("region", new JObject(new JProperty("startLine", Math.Max(1, line))))))));

    private static JObject RuleOf(string id)
    {
        var rule = new JObject(new JProperty("id", Text(id)));
        if (RuleCatalogue.Find(id) is Rule known)
        {
            rule.Add("shortDescription", Message(known.Sentence));
            rule.Add("help", Message($"Section “{known.Section}”. Level: {Words.Of(known.Level)}."));
        }

        return rule;
    }

    /// <summary>Relative where it can be, with slashes: what a code host looks up in its repository.</summary>
    private static string UriOf(string file, string folder) => string.Join('/', Path
        .GetRelativePath(Path.GetFullPath(folder.Length == 0 ? "." : folder), Path.GetFullPath(file))
        .Split(Path.DirectorySeparatorChar)
        .Select(Uri.EscapeDataString));
}
