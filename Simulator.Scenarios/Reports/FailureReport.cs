using System.Globalization;
using Simulator.Logs;
using Simulator.Scenarios.Snapshots;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what was found in a run: what was asked for, what happened, where, and how to see it again.</summary>
/// <param name="page">Where it is written.</param>
/// <param name="problems">Tells what was found.</param>
/// <param name="verbose">Whether everything is told of what is no failure, and logs are shown in their verbose form.</param>
/// <param name="drawn">Whether the timeline of what failed is drawn; not where it stands above already.</param>
internal sealed class FailureReport(Page page, Problems problems, bool verbose, bool drawn = true)
{
    /// <summary>Writes what was found in <paramref name="result"/>; nothing where nothing was.</summary>
    public void Write(ScenarioResult result)
    {
        var found = problems.Of(result).ToList();
        if (found.Count == 0)
        {
            return;
        }

        page.Line();
        page.Line($"{Words.Mark(result.Outcome)} [bold]{Words.Escaped(result.Scenario.Id)}[/]  {Words.Escaped(result.Scenario.Title)}");
        if (result.Outcome == ScenarioOutcome.Failed && drawn)
        {
            page.Line();
            TimelineLines.Write(page, result.Judgement, margin: "  ");
        }

        bool isCaused = found[0].Kind is ProblemKind.RuleBroken or ProblemKind.RunStopped;
        foreach (Problem problem in found)
        {
            bool follows = isCaused && problem != found[0] && problem.Entry is not null;
            if (verbose || (problem.Level == Level.Must && !follows))
            {
                WriteWhole(result, problem);
            }
            else
            {
                page.Line($"  {(follows ? "[dim]then[/] " : "")}{Heading(problem)} ({problem.LevelWord}): expected {Words.Escaped(problem.Expected)}; actual {Words.Escaped(problem.Actual)} [dim]({Words.Escaped(problem.Place)})[/]");
            }
        }
    }

    /// <summary>Writes what is said of files rather than of runs.</summary>
    public void WriteOrphans(SuiteResult suite)
    {
        if (suite.Removed.Count > 0)
        {
            page.Line();
        }

        foreach (string file in suite.Removed)
        {
            page.Line($"[yellow]-[/] removed {Words.Escaped(file)}: no scenario has this log");
        }

        foreach (Problem problem in problems.OfOrphans(suite.Orphans))
        {
            page.Line();
            page.Line($"[red]✗[/] {Heading(problem)}");
            WriteFacts(problem);
        }
    }

    private void WriteWhole(ScenarioResult result, Problem problem)
    {
        page.Line();
        string source = problem.Rule is not null ? $", section “{Words.Escaped(problem.Rule.Section)}”" : problem.OwnRule is null ? "" : ", a rule of your own";
        page.Line($"  {Heading(problem)} [dim]({problem.LevelWord}{source})[/]");
        page.Line($"  {Words.Escaped(problem.Sentence)}");
        page.Line();
        if (result.Snapshot is SnapshotState.Different different && problem.Kind == ProblemKind.ApprovedLogDiffers)
        {
            WriteDifference(different.Approved, ApprovedLog.TextOf(result.Judgement.Log));
        }
        else if (problem.Entry is int entry)
        {
            WriteExcerpt(result, entry);
        }

        if (problem.Kind == ProblemKind.ExpectationFailed && result.Scenario.Why is string why)
        {
            Fact("why", why);
        }

        if (problem.OwnRule?.Why is string reason)
        {
            Fact("why", reason);
        }

        WriteFacts(problem);
    }

    private void WriteDifference(string approved, string received)
    {
        foreach (string line in LogDifference.Lines(approved, received))
        {
            string colour = line.FirstOrDefault() switch { '+' => "green", '-' => "red", _ => "dim" };
            page.Line($"    [{colour}]{Words.Escaped(line)}[/]");
        }

        page.Line();
    }

    private void WriteExcerpt(ScenarioResult result, int entry)
    {
        LogForm form = verbose ? LogForm.Verbose : LogForm.Verified;
        foreach (ExcerptLine line in Excerpt.Around(result.Judgement.Log, entry, form))
        {
            string text = Words.Escaped(line.Text);
            page.Line(line.Decides ? $"  [bold]>[/] [bold]{text}[/]" : $"    [dim]{text}[/]");
        }

        page.Line();
    }

    private void WriteFacts(Problem problem)
    {
        bool twoRuns = problem.Kind == ProblemKind.NotDeterministic;
        Fact(twoRuns ? "first run" : "expected", problem.Expected);
        Fact(twoRuns ? "second run" : "actual", problem.Actual);
        Fact("file", problem.Place);
        Fact("repeat", problem.Repeat);
    }

    private void Fact(string name, string value) =>
        page.Line(string.Create(CultureInfo.InvariantCulture, $"  [dim]{name,-10}[/]  {Words.Escaped(value)}"));

    private static string Heading(Problem problem) => $"[{Words.Colour(problem.Level)}]{Words.Escaped(problem.Heading)}[/]";
}
