using Simulator.Exploration.Explaining;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells a rule: its sentence, a run that shows it, and one that breaks it.</summary>
/// <param name="page">Where it is told.</param>
internal sealed class ExplainReport(Page page)
{
    private const int MostShown = 10;

    /// <summary>Tells what the rule says, and what must be known to judge it.</summary>
    public void WriteRule(Rule rule)
    {
        page.Line($"[bold]{rule.Id}[/] [dim]({Words.Of(rule.Level)}, section “{Words.Escaped(rule.Section)}”)[/]");
        page.Line($"  {Words.Escaped(rule.Sentence)}");
        page.Line($"  [dim]To judge it one must know {NeedsOf(rule.Needs)}.[/]");
    }

    /// <summary>Tells a run that shows it.</summary>
    public void WriteHeld(Rule rule, LoadedScenario loaded, Judgement judgement)
    {
        int[] places = [.. rule.HeldAt(judgement.Log)];
        page.Line();
        page.Line($"[green]Held[/] {Words.Counted(places.Length, "time")} in {Words.Escaped(RepeatCommand.WordsOf(loaded))}, for the first time here:");
        page.Line();
        WriteExcerpt(judgement.Log, places[0]);
        TimelineLines.Write(page, judgement, margin: "  ");
        TimelineLines.WriteArrow(page, judgement, places[0], margin: "  ");
    }

    /// <summary>Tells what would break it.</summary>
    public void WriteBroken(LoadedScenario loaded, BrokenExample example)
    {
        page.Line();
        page.Line($"[red]Broken[/] would it be by the same run of {Words.Escaped(loaded.Scenario.Id)} {Words.Escaped(example.Change)}:");
        page.Line();
        WriteExcerpt(example.Log, example.Verdict.Entry);
        page.Line($"  [dim]expected[/]  {Words.Escaped(example.Verdict.Expected)}");
        page.Line($"  [dim]actual[/]    {Words.Escaped(example.Verdict.Actual)}");
    }

    /// <summary>Tells which scenarios are there to show it.</summary>
    public void WriteShowing(LoadedScenario[] showing)
    {
        page.Line();
        page.Line($"{Words.Counted(showing.Length, "scenario")} there to show it: {Words.Escaped(string.Join(", ", showing.Take(MostShown).Select(loaded => loaded.Scenario.Id)))}{(showing.Length > MostShown ? ", …" : "")}");
    }

    /// <summary>Tells why something is left out.</summary>
    public void WriteNothing(string why)
    {
        page.Line();
        page.Line(Words.Escaped(why));
    }

    private void WriteExcerpt(TransitionLog log, int entry)
    {
        foreach (ExcerptLine line in Excerpt.Around(log, entry, LogForm.Verified))
        {
            string text = Words.Escaped(line.Text);
            page.Line(line.Decides ? $"  [bold]> {text}[/]" : $"    [dim]{text}[/]");
        }

        page.Line();
    }

    private static string NeedsOf(Evidence needs) => needs switch
    {
        Evidence.Wire => "what the wire shows: attempts, frames, authentication requests",
        Evidence.Emissions => "what the client emits, beside what the wire shows",
        Evidence.Calls => "what the program calls, beside what the wire shows",
        _ => "what the client emits and what the program calls, beside what the wire shows",
    };
}
