using Newtonsoft.Json.Linq;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Conformance;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>The same as SARIF 2.1.0 (OASIS): a run a client, a result a finding, with the line of the step as its place.</summary>
internal static class Sarif
{
    /// <summary>The document.</summary>
    /// <param name="result">The clients.</param>
    /// <param name="folder">The folder from which the paths of files count.</param>
    public static JObject Of(ConformanceResult result, string folder) => new(
        new JProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
        new JProperty("version", "2.1.0"),
        new JProperty("runs", new JArray(result.Clients.Select(client => RunOf(client, folder)))));

    private static JObject RunOf(ClientConformance client, string folder)
    {
        var findings = client.Cases.SelectMany(one => ConformanceJson.Told(one).Select(told => (Case: one, told.Finding, told.Grade))).ToList();
        string[] ids = [.. findings.Select(found => found.Finding.Name).Distinct().Order(StringComparer.Ordinal)];
        return new JObject(
            new JProperty("tool", new JObject(new JProperty("driver", new JObject(
                new JProperty("name", "Simulator"),
                new JProperty("rules", new JArray(ids.Select(RuleOf))))))),
            new JProperty("automationDetails", new JObject(new JProperty("id", $"conform/{client.Client.Name}"))),
            new JProperty("columnKind", "utf16CodeUnits"),
            new JProperty("results", new JArray(findings.Select(found => ResultOf(client, found.Case, found.Finding, found.Grade, ids, folder)))));
    }

    private static JObject RuleOf(string id)
    {
        var rule = new JObject(new JProperty("id", Text(id)));
        if (RuleCatalogue.Find(id) is Rule known)
        {
            rule.Add("shortDescription", MessageOf(known.Sentence));
            rule.Add("help", MessageOf($"Section “{known.Section}”. Level: {Words.Of(known.Level)}."));
        }

        return rule;
    }

    private static JObject ResultOf(ClientConformance client, ConformanceCase one, Finding finding, Grade grade, string[] ids, string folder)
    {
        var result = new JObject(
            new JProperty("ruleId", Text(finding.Name)),
            new JProperty("ruleIndex", Array.IndexOf(ids, finding.Name)),
            new JProperty("level", grade == Grade.Choice ? "note" : finding.Level == Simulation.Level.Must ? "error" : "warning"),
            new JProperty("message", MessageOf($"{one.Scenario}: {finding.Sentence} Expected: {finding.Expected}. Actual: {finding.Actual}.")),
            new JProperty("locations", new JArray(new JObject(new JProperty("physicalLocation", new JObject(
                new JProperty("artifactLocation", new JObject(new JProperty("uri", UriOf(one.Source.File, folder)))),
                new JProperty("region", new JObject(new JProperty("startLine", Math.Max(1, one.LineOf(finding)))))))))));
        if (client.IsKnown(finding.Name, one.Scenario))
        {
            result.Add("suppressions", new JArray(new JObject(new JProperty("kind", "external"), new JProperty("justification", "The file of expected findings names it."))));
        }

        return result;
    }

    private static JObject MessageOf(string text) => new(new JProperty("text", Text(text)));

    /// <summary>Relative where it can be, with slashes: what a code host looks up in its repository.</summary>
    private static string UriOf(string file, string folder) => string.Join('/', Path
        .GetRelativePath(Path.GetFullPath(folder.Length == 0 ? "." : folder), Path.GetFullPath(file))
        .Split(Path.DirectorySeparatorChar)
        .Select(Uri.EscapeDataString));

    private static string Text(string text) => Printable.Lines(text);
}
