using System.Globalization;
using System.Text;
using Simulator.Logs;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;

namespace Simulator.Scenarios.SuiteReports;

/// <summary>What GitHub's runners read from the output of a step, and the summary of a job.</summary>
internal static class GitHubReport
{
    private const int MostRows = 50;

    /// <summary>An annotation for each finding, at its line of the scenario file.</summary>
    /// <remarks>Source: GitHub's workflow commands; a property may hold no colon and no comma, a message no line break.</remarks>
    public static string Annotations(IReadOnlyList<ReportedScenario> scenarios) => string.Concat(scenarios
        .SelectMany(scenario => scenario.Problems.Select(problem => (Scenario: scenario, Problem: problem)))
        .Select(found => $"::{Kind(found.Problem.Level)} file={Property(found.Problem.File)}{LineOf(found.Problem.Line)},title={Property($"{found.Problem.Heading} in {found.Scenario.Id}")}::{Message($"{found.Problem.Sentence} Expected: {found.Problem.Expected}. Actual: {found.Problem.Actual}.\n{found.Problem.Repeat}")}\n"));

    /// <summary>The summary of a job, in Markdown.</summary>
    public static string Summary(IReadOnlyList<ReportedScenario> scenarios)
    {
        ReportedScenario[] failing = [.. scenarios.Where(scenario => scenario.Fails)];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### {scenarios.Count} scenarios: {(failing.Length == 0 ? "all hold" : $"{failing.Length} fail")}\n");
        if (failing.Length > 0)
        {
            text.Append("\n| scenario | what | expected | actual |\n|---|---|---|---|\n");
            foreach (ReportedScenario scenario in failing.Take(MostRows))
            {
                Problem first = scenario.Problems[0];
                text.Append(CultureInfo.InvariantCulture, $"| {Cell(scenario.Id)} | {Cell(first.Heading)} | {Cell(first.Expected)} | {Cell(first.Actual)} |\n");
            }

            if (failing.Length > MostRows)
            {
                text.Append(CultureInfo.InvariantCulture, $"\nand {failing.Length - MostRows} more\n");
            }
        }

        return text.ToString();
    }

    private static string Kind(Level level) => level switch { Level.Must => "error", Level.Should => "warning", _ => "notice" };

    private static string LineOf(int line) => line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $",line={line}");

    private static string Message(string text) => Printable.Lines(text)
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    /// <summary>Text in a table of Markdown: nothing of it is markup.</summary>
    private static string Cell(string text) => string.Concat(Printable.Line(text).Select(letter => "\\`*_{}[]<>()#+!|~&".Contains(letter, StringComparison.Ordinal) ? $"&#{(int)letter};" : $"{letter}"));
}
