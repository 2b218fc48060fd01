using System.Globalization;
using System.Xml.Linq;

namespace Simulator.Scenarios.SuiteReports;

/// <summary>JUnit XML, which build servers read: a suite a folder, a test a scenario, times simulated.</summary>
internal static class JUnitReport
{
    /// <summary>The text of the file.</summary>
    public static string Of(IReadOnlyList<ReportedScenario> scenarios)
    {
        var suites = scenarios.GroupBy(scenario => scenario.Group).Select(group => SuiteOf(group.Key, [.. group]));
        return $"{new XDocument(new XElement("testsuites", suites))}\n";
    }

    private static XElement SuiteOf(string name, ReportedScenario[] scenarios) => new(
        "testsuite",
        new XAttribute("name", name),
        new XAttribute("tests", scenarios.Length),
        new XAttribute("failures", scenarios.Count(scenario => scenario.Fails)),
        new XAttribute("errors", 0),
        new XAttribute("skipped", scenarios.Count(scenario => scenario.IsSkipped)),
        new XAttribute("time", Seconds(scenarios.Sum(scenario => scenario.Seconds))),
        scenarios.Select(CaseOf));

    private static XElement CaseOf(ReportedScenario scenario) => new(
        "testcase",
        new XAttribute("classname", scenario.Group),
        new XAttribute("name", scenario.Id),
        new XAttribute("file", scenario.Result.Source.File),
        new XAttribute("line", scenario.Result.Source.Line),
        new XAttribute("time", Seconds(scenario.Seconds)),
        scenario.Fails ? new XElement("failure", new XAttribute("message", scenario.Message), scenario.Details)
            : scenario.IsSkipped ? new XElement("skipped", new XAttribute("message", "not supported by the client"))
            : scenario.Problems.Count > 0 ? new XElement("system-out", scenario.Details) : null);

    private static string Seconds(decimal seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
