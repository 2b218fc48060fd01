using Simulator.Findings;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Snapshots;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;

namespace Simulator.Scenarios.Reports;

/// <summary>Collects what a reader must know about results, the most important first.</summary>
/// <param name="selection">How the scenarios were selected; needed to repeat a run.</param>
internal sealed class Problems(Selection selection)
{
    /// <summary>Where a reader must look at what a log shows, and the command that shows it again; null where a scenario was run.</summary>
    public Func<ScenarioResult, Finding, (string File, int Line, string Repeat)>? PlaceOf { get; init; }

    /// <summary>What a reader must know about <paramref name="result"/>.</summary>
    public IEnumerable<Problem> Of(ScenarioResult result)
    {
        IEnumerable<Problem?> divergence = [OfDivergence(result)];
        return divergence
            .Concat(result.Judgement.Findings.Select(finding => OfFinding(result, finding)))
            .Append(OfSnapshot(result))
            .OfType<Problem>();
    }

    /// <summary>What a reader must know about approved logs without a scenario.</summary>
    public IEnumerable<Problem> OfOrphans(IEnumerable<string> orphans) => orphans.Select(file => new Problem(
        ProblemKind.ApprovedLogOrphaned,
        Level.Must,
        Path.GetFileName(file),
        "Every approved log belongs to a scenario.",
        "a scenario with this log",
        "none: remove it with --update, or give the scenario its old name back",
        file,
        0,
        $"{RepeatCommand.Program} run {RepeatCommand.Quoted(FolderOf(file))}"));

    /// <summary>The folder that was asked for: the one of the file may hold no scenario that could be run.</summary>
    private string FolderOf(string file) =>
        selection.Folders.First(folder => !Path.GetRelativePath(folder, file).StartsWith("..", StringComparison.Ordinal));

    private Problem OfFinding(ScenarioResult result, Finding finding)
    {
        (string file, int line, string repeat) = PlaceOf?.Invoke(result, finding)
            ?? (result.Source.File, LineOf(result, finding), RepeatCommand.Of(result.Source, selection));
        return new Problem(KindOf(finding.Kind), finding.Level, finding.Name, finding.Sentence, finding.Expected, finding.Actual, file, line, repeat)
        {
            OwnRule = finding.OwnRule,

            // What never happened, and what did not break, has no entry to show.
            Entry = IsAboutAnEntry(finding.Kind) ? finding.Entry : null,
            At = IsAboutAnEntry(finding.Kind) ? result.Judgement.Log.WhenAt(finding.Entry).At : null,
        };
    }

    private Problem? OfDivergence(ScenarioResult result)
    {
        if (result.Divergence is not Divergence divergence)
        {
            return null;
        }

        return new Problem(
            ProblemKind.NotDeterministic,
            Level.Must,
            "determinism",
            "The same scenario gives the same log, every time.",
            divergence.FirstLine,
            divergence.SecondLine,
            result.Source.File,
            result.Source.Line,
            RepeatCommand.Of(result.Source, selection))
        {
            Entry = divergence.Entry,
            At = divergence.First.WhenAt(divergence.Entry).At,
        };
    }

    private Problem? OfSnapshot(ScenarioResult result)
    {
        (ProblemKind Kind, string Actual)? told = result.Snapshot switch
        {
            SnapshotState.Missing { IsRequired: true } => (ProblemKind.ApprovedLogMissing, "there is none: look at the log, then approve it with --update"),
            SnapshotState.Different => (ProblemKind.ApprovedLogDiffers, "another log: look at the difference, then approve it with --update"),
            SnapshotState.Withheld => (ProblemKind.ApprovedLogWithheld, "the scenario fails: mend that, then approve the log with --update"),
            SnapshotState.Unreadable unreadable => (ProblemKind.ApprovedLogUnreadable, unreadable.Because),
            _ => null,
        };
        return told is not (ProblemKind kind, string actual)
            ? null
            : new Problem(
                kind,
                result.Scenario.Level,
                "approved log",
                "The log is the one that was approved.",
                ApprovedLog.Of(result.Source).Path,
                actual,
                result.Source.File,
                result.Source.Line,
                RepeatCommand.Of(result.Source, selection));
    }

    /// <summary>What is about no entry of the log is about the scenario as a whole.</summary>
    private static int LineOf(ScenarioResult result, Finding finding) =>
        IsAboutAnEntry(finding.Kind) || finding.Step > 0 || finding.Expectation > 0 ? SourceLine.Of(result.Source, result.Judgement, finding) : result.Source.Line;

    private static bool IsAboutAnEntry(FindingKind kind) =>
        kind is FindingKind.RuleBroken or FindingKind.ExpectationFailed or FindingKind.RunStopped;

    private static ProblemKind KindOf(FindingKind kind) => kind switch
    {
        FindingKind.RuleBroken => ProblemKind.RuleBroken,
        FindingKind.ExpectationFailed => ProblemKind.ExpectationFailed,
        FindingKind.RuleNotExercised => ProblemKind.RuleNotExercised,
        FindingKind.WaiverNotNeeded => ProblemKind.WaiverNotNeeded,
        FindingKind.RunStopped => ProblemKind.RunStopped,
    };
}
