using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Simulator.Scenarios.SuiteReports;

/// <summary>TRX, which Azure DevOps and Visual Studio read. Its ids are made from the ids of scenarios, and its times are simulated, so that equal runs give equal files.</summary>
internal static class TrxReport
{
    private static readonly XNamespace Space = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    private static readonly DateTime Start = DateTime.UnixEpoch; // nothing of a run depends on the day

    /// <summary>The list of results that every file of this kind names.</summary>
    private const string ListId = "8c84fa94-04c1-424b-9868-57a2d4851a1d";

    /// <summary>The kind of test that a runner of any language tells.</summary>
    private const string UnitTest = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b";

    /// <summary>The text of the file.</summary>
    public static string Of(IReadOnlyList<ReportedScenario> scenarios)
    {
        decimal seconds = scenarios.Sum(scenario => scenario.Seconds);
        var root = new XElement(
            Space + "TestRun",
            new XAttribute("id", IdOf("run")),
            new XAttribute("name", "scenarios"),
            new XElement(Space + "Times", Times(0, seconds)),
            new XElement(Space + "Results", scenarios.Select(ResultOf)),
            new XElement(Space + "TestDefinitions", scenarios.Select(DefinitionOf)),
            new XElement(Space + "TestEntries", scenarios.Select(scenario => new XElement(
                Space + "TestEntry", new XAttribute("testId", IdOf($"test {scenario.Id}")), new XAttribute("executionId", IdOf($"execution {scenario.Id}")), new XAttribute("testListId", ListId)))),
            new XElement(Space + "TestLists", new XElement(Space + "TestList", new XAttribute("name", "Results Not in a List"), new XAttribute("id", ListId))),
            SummaryOf(scenarios));
        return $"{new XDeclaration("1.0", "utf-8", null)}\n{root}\n";
    }

    private static XElement ResultOf(ReportedScenario scenario) => new(
        Space + "UnitTestResult",
        new XAttribute("executionId", IdOf($"execution {scenario.Id}")),
        new XAttribute("testId", IdOf($"test {scenario.Id}")),
        new XAttribute("testName", scenario.Id),
        new XAttribute("computerName", "virtual"),
        new XAttribute("duration", TimeSpan.FromSeconds((double)scenario.Seconds).ToString("c", CultureInfo.InvariantCulture)),
        Moment("startTime", 0),
        Moment("endTime", scenario.Seconds),
        new XAttribute("testType", UnitTest),
        new XAttribute("outcome", scenario.Fails ? "Failed" : scenario.IsSkipped ? "NotExecuted" : "Passed"),
        new XAttribute("testListId", ListId),
        scenario.Problems.Count == 0 ? null : new XElement(Space + "Output", scenario.Fails
            ? new XElement(Space + "ErrorInfo", new XElement(Space + "Message", scenario.Message), new XElement(Space + "StackTrace", scenario.Details))
            : new XElement(Space + "StdOut", scenario.Details)));

    private static XElement DefinitionOf(ReportedScenario scenario) => new(
        Space + "UnitTest",
        new XAttribute("name", scenario.Id),
        new XAttribute("storage", scenario.Result.Source.File),
        new XAttribute("id", IdOf($"test {scenario.Id}")),
        new XElement(Space + "Execution", new XAttribute("id", IdOf($"execution {scenario.Id}"))),
        new XElement(
            Space + "TestMethod",
            new XAttribute("codeBase", scenario.Result.Source.File),
            new XAttribute("adapterTypeName", "executor://simulator/scenarios"),
            new XAttribute("className", scenario.Group),
            new XAttribute("name", scenario.Id)));

    private static XElement SummaryOf(IReadOnlyList<ReportedScenario> scenarios)
    {
        int failed = scenarios.Count(scenario => scenario.Fails);
        int skipped = scenarios.Count(scenario => scenario.IsSkipped);
        return new XElement(
            Space + "ResultSummary",
            new XAttribute("outcome", failed > 0 ? "Failed" : "Completed"),
            new XElement(
                Space + "Counters",
                new XAttribute("total", scenarios.Count),
                new XAttribute("executed", scenarios.Count - skipped),
                new XAttribute("passed", scenarios.Count - failed - skipped),
                new XAttribute("failed", failed),
                new XAttribute("notExecuted", skipped)));
    }

    private static IEnumerable<XAttribute> Times(decimal from, decimal to) => [Moment("creation", from), Moment("queuing", from), Moment("start", from), Moment("finish", to)];

    private static XAttribute Moment(string name, decimal seconds) =>
        new(name, Start.AddMilliseconds((double)seconds * 1000).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>An id that is the same in every run.</summary>
    private static string IdOf(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString();
}
