using Simulator.Logs;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;

namespace Simulator.Scenarios.SuiteReports;

/// <summary>A scenario as the tools of others want to read it: a test with what was found in it.</summary>
/// <param name="Result">The run.</param>
/// <param name="Problems">What was found, the most important first.</param>
internal sealed record ReportedScenario(ScenarioResult Result, IReadOnlyList<Problem> Problems)
{
    /// <summary>Its id: the name of the test.</summary>
    public string Id => Printable.Line(Result.Scenario.Id);

    /// <summary>The folder of its file, as others group tests by class.</summary>
    public string Group => Id.Contains('/', StringComparison.Ordinal) ? Id[..Id.LastIndexOf('/')] : "scenarios";

    /// <summary>Simulated seconds: those of the machine would differ from run to run.</summary>
    public decimal Seconds => Result.Judgement.Log.End.At.Milliseconds / 1000m;

    /// <summary>Whether it fails.</summary>
    public bool Fails => Result.Outcome is ScenarioOutcome.Failed or ScenarioOutcome.NotDeterministic;

    /// <summary>Whether it could not be asked of the client.</summary>
    public bool IsSkipped => Result.Outcome == ScenarioOutcome.Unsupported;

    /// <summary>What fails, in a line.</summary>
    public string Message => Printable.Line(Problems.Where(problem => problem.Level == Level.Must).Select(problem => $"{problem.Heading}: {problem.Sentence}").FirstOrDefault("failed"));

    /// <summary>All that was found, a paragraph each.</summary>
    public string Details => string.Join("\n\n", Problems.Select(problem => Printable.Lines(
        $"{problem.File}:{problem.Line}: {problem.Heading}: {problem.Sentence}\n  expected  {problem.Expected}\n  actual    {problem.Actual}\n  repeat    {problem.Repeat}")));

    /// <summary>All of a suite.</summary>
    public static IReadOnlyList<ReportedScenario> In(SuiteResult suite, Problems problems) =>
        [.. suite.Results.Select(result => new ReportedScenario(result, [.. problems.Of(result)]))];
}
