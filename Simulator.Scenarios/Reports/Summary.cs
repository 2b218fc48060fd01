using System.Globalization;
using Simulator.Findings;
using Simulator.Scenarios.Snapshots;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Reports;

/// <summary>The last lines of a report: how much was run, what became of it, and how far it reached.</summary>
/// <param name="page">Where it is written.</param>
/// <param name="verbose">Whether a long list is told, too.</param>
internal sealed class Summary(Page page, bool verbose)
{
    /// <summary>A short run reaches little, and its reader knows: more than this is no gap to name.</summary>
    private const int MostMissing = 12;

    /// <summary>Writes the summary of <paramref name="suite"/>.</summary>
    /// <param name="suite">The results.</param>
    /// <param name="isWhole">Whether all scenarios of a folder were run, so that what they do not reach is worth naming.</param>
    public void Write(SuiteResult suite, bool isWhole)
    {
        page.Line();
        page.Line($"[bold]{Words.Counted(suite.Results.Count, "scenario")}[/]: {OutcomesOf(suite)}");
        UnsupportedReport.Write(page, suite);
        WorstReport.Write(page, suite);
        page.Line(ApprovedLogs(suite));
        page.Line(Speed(suite));
        WriteFingerprints(suite);
        WriteCoverage(Coverage.Of(suite.Results.Select(result => result.Judgement)), isWhole);
        WriteOpenEnds(suite);
    }

    /// <summary>How many of <paramref name="suite"/> came out how, in markup.</summary>
    public static string OutcomesOf(SuiteResult suite)
    {
        (ScenarioOutcome Outcome, string Words)[] all =
        [
            (ScenarioOutcome.Held, "[green]{0} held[/]"), (ScenarioOutcome.Unsupported, "{0} not supported by the client"), (ScenarioOutcome.Noted, "[blue]{0} noted[/]"),
            (ScenarioOutcome.Warned, "[yellow]{0} warned[/]"), (ScenarioOutcome.Failed, "[red]{0} failed[/]"),
            (ScenarioOutcome.NotDeterministic, "[magenta]{0} not deterministic[/]"),
        ];
        return string.Join(", ", all
            .Where(pair => suite.Count(pair.Outcome) > 0)
            .Select(pair => pair.Words.Replace("{0}", suite.Count(pair.Outcome).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
    }

    /// <summary>What is left to do for a person: nobody should believe that all is done.</summary>
    private void WriteOpenEnds(SuiteResult suite)
    {
        int fresh = suite.Results.Count(result => result.IsNew);
        if (fresh > 0)
        {
            page.Line($"[blue]{Words.Counted(fresh, "log")} {(fresh == 1 ? "is" : "are")} new[/]: look at {(fresh == 1 ? "it" : "them")}, then approve {(fresh == 1 ? "it" : "them")} with --update");
        }

        if (suite.NotRun > 0)
        {
            page.Line($"[red]{Words.Counted(suite.NotRun, "scenario")} {(suite.NotRun == 1 ? "was" : "were")} not run[/]: the client ended the command before");
        }

        WriteUnread(page, suite.Unread, "run");
    }

    /// <summary>Tells how many files could not be read; nothing where all could.</summary>
    /// <param name="page">Where.</param>
    /// <param name="unread">How many.</param>
    /// <param name="done">What was done with the others.</param>
    public static void WriteUnread(Page page, int unread, string done)
    {
        if (unread > 0)
        {
            page.Line($"[red]{Words.Counted(unread, "file")} could not be read[/] and {(unread == 1 ? "was" : "were")} not {done}; the errors say why");
        }
    }

    private void WriteFingerprints(SuiteResult suite)
    {
        page.Plain($"fingerprint: {suite.Fingerprint}");
        foreach (ScenarioResult result in verbose ? suite.Results : [])
        {
            page.Plain($"             {result.Fingerprint}  {result.Scenario.Id}");
        }
    }

    private static string ApprovedLogs(SuiteResult suite)
    {
        int Count(Func<SnapshotState, bool> matches) => suite.Results.Count(result => matches(result.Snapshot));
        (int Number, string Words)[] all =
        [
            (Count(state => state is SnapshotState.Same), "as approved"),
            (Count(state => state is SnapshotState.Updated { Changed: true }), "updated"),
            (Count(state => state is SnapshotState.Updated { Changed: false }), "already up to date"),
            (Count(state => state is SnapshotState.Different), "different"),
            (suite.Results.Count(result => result.IsNew), "new"),
            (suite.Results.Count(result => !result.IsNew && result.Snapshot is SnapshotState.Missing { IsRequired: false }), "of failures, not to be approved"),
            (Count(state => state is SnapshotState.Missing { IsRequired: true }), "missing"),
            (Count(state => state is SnapshotState.Unreadable), "unreadable"),
            (Count(state => state is SnapshotState.NotCompared), "not compared"),
            (Count(state => state is SnapshotState.Withheld), "not approved"),
            (suite.Orphans.Count, "without a scenario"),
            (suite.Removed.Count, "removed"),
        ];
        return $"logs: {string.Join(", ", all.Where(pair => pair.Number > 0).Select(pair => $"{pair.Number} {pair.Words}"))}; {Words.Counted(suite.Entries, "entry", "entries")}";
    }

    /// <summary>The one line that differs from run to run.</summary>
    private static string Speed(SuiteResult suite)
    {
        double seconds = Math.Max(suite.Wall.TotalSeconds, 0.000_001);
        double ratio = suite.Simulated.Milliseconds / 1000.0 / seconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"time: {suite.Simulated} simulated in {seconds:0.000} s, {ratio:N0} times as fast, {suite.Entries / seconds:N0} entries/s");
    }

    private void WriteCoverage(Coverage coverage, bool isWhole)
    {
        (GoalKind Kind, string Name)[] told = [(GoalKind.State, "states"), (GoalKind.Transition, "transitions"), (GoalKind.Rule, "rules"), (GoalKind.OwnRule, "rules of your own")];
        page.Line($"reach: {string.Join(", ", told.Where(kind => coverage.NumberOf(kind.Kind) > 0).Select(kind => $"{coverage.NamesReached(kind.Kind).Count} of {coverage.NumberOf(kind.Kind)} {kind.Name}"))}; ‘coverage’ says more");
        string[] missing = [.. told.SelectMany(kind => coverage.NamesUnreached(kind.Kind))];
        if (isWhole && missing.Length > 0 && (verbose || missing.Length <= MostMissing))
        {
            page.List("       never reached: ", missing);
        }
        else if (isWhole && missing.Length > 0)
        {
            page.Plain($"       {missing.Length} of these were never reached; --verbose names them");
        }
    }
}
