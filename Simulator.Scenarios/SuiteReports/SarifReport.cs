using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;

namespace Simulator.Scenarios.SuiteReports;

/// <summary>SARIF: a result a finding, with the line of the step or the expectation as its place.</summary>
internal static class SarifReport
{
    /// <summary>The document.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="folder">The folder from which the paths of files count.</param>
    public static JObject Of(IReadOnlyList<ReportedScenario> scenarios, string folder)
    {
        var found = scenarios.SelectMany(scenario => scenario.Problems.Select(problem => (Scenario: scenario, Problem: problem))).ToList();
        string[] ids = [.. found.Select(one => one.Problem.Name).Distinct().Order(StringComparer.Ordinal)];
        return SarifParts.Document([SarifParts.Run("run/", ids, found.Select(one => ResultOf(one.Scenario, one.Problem, ids, folder)))]);
    }

    private static JObject ResultOf(ReportedScenario scenario, Problem problem, string[] ids, string folder) => new(
        new JProperty("ruleId", SarifParts.Text(problem.Name)),
        new JProperty("ruleIndex", Array.IndexOf(ids, problem.Name)),
        new JProperty("level", problem.Level switch { Level.Must => "error", Level.Should => "warning", _ => "note" }),
        new JProperty("message", SarifParts.Message($"{scenario.Id}: {problem.Sentence} Expected: {problem.Expected}. Actual: {problem.Actual}.")),
        new JProperty("locations", SarifParts.Locations(problem.File, problem.Line, folder)));
}
