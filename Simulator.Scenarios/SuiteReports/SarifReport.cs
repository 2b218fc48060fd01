using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;

namespace Simulator.Scenarios.SuiteReports;

/// <summary>SARIF 2.1.0 (OASIS): a result a finding, with the line of the step or the expectation as its place.</summary>
internal static class SarifReport
{
    /// <summary>The document.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="folder">The folder from which the paths of files count.</param>
    public static JObject Of(IReadOnlyList<ReportedScenario> scenarios, string folder)
    {
        var found = scenarios.SelectMany(scenario => scenario.Problems.Select(problem => (Scenario: scenario, Problem: problem))).ToList();
        string[] ids = [.. found.Select(one => one.Problem.Name).Distinct().Order(StringComparer.Ordinal)];
        return new JObject(
            new JProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
            new JProperty("version", "2.1.0"),
            new JProperty("runs", new JArray(new JObject(
                new JProperty("tool", new JObject(new JProperty("driver", new JObject(new JProperty("name", "Simulator"), new JProperty("rules", new JArray(ids.Select(RuleOf))))))),
                new JProperty("automationDetails", new JObject(new JProperty("id", "run/"))),
                new JProperty("columnKind", "utf16CodeUnits"),
                new JProperty("results", new JArray(found.Select(one => ResultOf(one.Scenario, one.Problem, ids, folder))))))));
    }

    private static JObject RuleOf(string id)
    {
        var rule = new JObject(new JProperty("id", Printable.Line(id)));
        if (RuleCatalogue.Find(id) is Rule known)
        {
            rule.Add("shortDescription", MessageOf(known.Sentence));
            rule.Add("help", MessageOf($"Section “{known.Section}”. Level: {Words.Of(known.Level)}."));
        }

        return rule;
    }

    private static JObject ResultOf(ReportedScenario scenario, Problem problem, string[] ids, string folder) => new(
        new JProperty("ruleId", Printable.Line(problem.Name)),
        new JProperty("ruleIndex", Array.IndexOf(ids, problem.Name)),
        new JProperty("level", problem.Level switch { Level.Must => "error", Level.Should => "warning", _ => "note" }),
        new JProperty("message", MessageOf($"{scenario.Id}: {problem.Sentence} Expected: {problem.Expected}. Actual: {problem.Actual}.")),
        new JProperty("locations", new JArray(new JObject(new JProperty("physicalLocation", new JObject(
            new JProperty("artifactLocation", new JObject(new JProperty("uri", UriOf(problem.File, folder)))),
            new JProperty("region", new JObject(new JProperty("startLine", Math.Max(1, scenario.LineOf(problem)))))))))));

    private static JObject MessageOf(string text) => new(new JProperty("text", Printable.Lines(text)));

    private static string UriOf(string file, string folder) => string.Join('/', Path
        .GetRelativePath(Path.GetFullPath(folder.Length == 0 ? "." : folder), Path.GetFullPath(file))
        .Split(Path.DirectorySeparatorChar)
        .Select(Uri.EscapeDataString));
}
