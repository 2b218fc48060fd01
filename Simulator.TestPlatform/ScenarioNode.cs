using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Requests;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.SuiteReports;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;
using Simulator.Timelines.Lanes;
using Simulator.Timelines.Terminal;

namespace Simulator.TestPlatform;

/// <summary>A scenario as the test platform knows it: its id is its name and its path, its place is its file.</summary>
internal static class ScenarioNode
{
    private const int Width = 100; // wider than this the log of a build is folded

    /// <summary>A scenario of which nothing is known but that it is there.</summary>
    public static TestNode Of(LoadedScenario scenario, IProperty state) => New(scenario.Scenario.Id, scenario.File, scenario.Line, state);

    /// <summary>A scenario that was run.</summary>
    public static TestNode Of(ScenarioResult result, IReadOnlyList<Problem> problems)
    {
        var reported = new ReportedScenario(result, problems);
        IProperty state = reported.Fails ? new FailedTestNodeStateProperty(FailureOf(reported))
            : reported.IsSkipped ? new SkippedTestNodeStateProperty($"not asked of the client: {string.Join("; ", result.Judgement.Unsupported.Select(unsupported => $"{unsupported}"))}")
            : new PassedTestNodeStateProperty(result.IsNew ? "its log is new: approve it with --update" : null!);
        return Of(result.Source, state);
    }

    /// <summary>A file that cannot be read.</summary>
    public static TestNode Unreadable(IGrouping<string, ScenarioError> errors) =>
        New(errors.Key, errors.Key, errors.Min(error => Math.Max(1, error.Line)), new ErrorTestNodeStateProperty(string.Join('\n', errors)));

    /// <summary>Whether somebody asked for it: by its id, or by its path, such as <c>/sequences/**</c>.</summary>
    public static bool Fits(LoadedScenario scenario, ITestExecutionFilter filter) => filter switch
    {
        TestNodeUidListFilter list => list.TestNodeUids.Any(uid => uid.Value == scenario.Scenario.Id),
        TreeNodeFilter tree => tree.MatchesFilter($"/{scenario.Scenario.Id}", new PropertyBag()),
        _ => true,
    };

    private static TestNode New(string id, string file, int line, IProperty state)
    {
        var place = new LinePosition(line, 0);
        return new TestNode
        {
            Uid = new TestNodeUid(id),
            DisplayName = Printable.Line(id),
            Properties = new PropertyBag(state, new TestFileLocationProperty(Path.GetFullPath(file), new LinePositionSpan(place, place))),
        };
    }

    private static ScenarioFailedException FailureOf(ReportedScenario reported)
    {
        Problem first = reported.Problems[0];
        ILookup<bool, Problem> problems = reported.Problems.ToLookup(problem => problem == first || problem.Level == Level.Must);
        IEnumerable<string> told = problems[true].Select(problem => $"{problem.Heading}: {problem.Sentence}\n  expected  {problem.Expected}\n  actual    {problem.Actual}");
        string besides = problems[false].Any() ? $"\n  besides   {string.Join(", ", problems[false].Select(problem => problem.Heading))}" : "";
        IEnumerable<string> drawn = TerminalTimeline.Lines(RunTimeline.Of(reported.Result.Judgement), Width).Select(line => string.Concat(line.Select(part => part.Text)).TrimEnd());
        string text = $"{string.Join("\n\n", told)}{besides}\n  repeat    dotnet run -- --filter-uid {RepeatCommand.Quoted(reported.Id)}\n\n{string.Join('\n', drawn)}";
        return new ScenarioFailedException(Printable.Lines(text)) { File = Path.GetFullPath(reported.Result.Source.File), Line = first.Line };
    }
}
