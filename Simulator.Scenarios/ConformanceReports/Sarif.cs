using Newtonsoft.Json.Linq;
using Simulator.Findings;
using Simulator.Scenarios.Conformance;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>The same as SARIF: a run a client, a result a finding, with the line of the step as its place.</summary>
internal static class Sarif
{
    /// <summary>The document.</summary>
    /// <param name="result">The clients.</param>
    /// <param name="folder">The folder from which the paths of files count.</param>
    public static JObject Of(ConformanceResult result, string folder) => SarifParts.Document(result.Clients.Select(client => RunOf(client, folder)));

    private static JObject RunOf(ClientConformance client, string folder)
    {
        var findings = client.Cases.SelectMany(one => ConformanceJson.Told(one).Select(told => (Case: one, told.Finding, told.Grade))).ToList();
        string[] ids = [.. findings.Select(found => found.Finding.Name).Distinct().Order(StringComparer.Ordinal)];
        return SarifParts.Run($"conform/{client.Client.Name}", ids, findings.Select(found => ResultOf(client, found.Case, found.Finding, found.Grade, ids, folder)));
    }

    private static JObject ResultOf(ClientConformance client, ConformanceCase one, Finding finding, Grade grade, string[] ids, string folder)
    {
        var result = new JObject(
            new JProperty("ruleId", SarifParts.Text(finding.Name)),
            new JProperty("ruleIndex", Array.IndexOf(ids, finding.Name)),
            new JProperty("level", grade == Grade.Choice ? "note" : finding.Level == Simulation.Level.Must ? "error" : "warning"),
            new JProperty("message", SarifParts.Message($"{one.Scenario}: {finding.Sentence} Expected: {finding.Expected}. Actual: {finding.Actual}.")),
            new JProperty("locations", SarifParts.Locations(one.Source.File, one.LineOf(finding), folder)));
        if (client.IsKnown(finding.Name, one.Scenario))
        {
            result.Add("suppressions", new JArray(new JObject(new JProperty("kind", "external"), new JProperty("justification", "The file of expected findings names it."))));
        }

        return result;
    }
}
