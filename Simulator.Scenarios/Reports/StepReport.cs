using System.Globalization;
using Simulator.Logs;
using Simulator.Scenarios.Stepping;
using Simulator.Timelines.Lanes;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells where a reader of a run stands: the entry, those around it, and what goes on then.</summary>
/// <param name="page">Where it is told.</param>
internal sealed class StepReport(Page page)
{
    private const int Around = 2;

    /// <summary>Tells it.</summary>
    public void Write(StepSession session)
    {
        RunTimeline run = session.Run;
        int first = Math.Max(0, session.Entry - Around);
        foreach ((int entry, string line) in LogText.Lines(run.Log, LogForm.Verbose, first, LogClock.Hours).TakeWhile(line => line.Entry <= session.Entry + Around))
        {
            page.Line(entry == session.Entry ? $"[bold]> {Words.Escaped(line)}[/]" : $"[dim]  {Words.Escaped(line)}[/]");
        }

        Fact("entry", string.Create(CultureInfo.InvariantCulture, $"{session.Entry + 1} of {session.Last + 1}{(session.Changes == 0 ? "" : $", with {Words.Counted(session.Changes, "step")} put in")}"));
        foreach ((string name, string text) in Facts(run, session.Entry))
        {
            Fact(name, text);
        }

        page.Line();
    }

    /// <summary>What goes on at an entry: state, path, attempts, channels, timers; and what is found there.</summary>
    private static IEnumerable<(string Name, string Text)> Facts(RunTimeline run, int entry)
    {
        foreach (TimelineLane lane in run.Lanes)
        {
            string? text = lane.Stretches.LastOrDefault(stretch => stretch.From <= entry && entry < stretch.To && stretch.Kind != "arc") is Stretch stretch
                ? lane.Group == "attempts" ? $"{stretch.Text}, {stretch.Kind}" : stretch.Text
                : null;
            if (text is not null)
            {
                yield return (lane.Name, text);
            }

            foreach (Mark broken in lane.Marks.Where(mark => mark.Entry == entry && mark.Kind == "broken"))
            {
                yield return (lane.Name, $"✗ {broken.Text}");
            }
        }
    }

    /// <summary>Draws the lanes, with an arrow below where the reader stands.</summary>
    public void WriteLanes(StepSession session)
    {
        TimelineLines.Write(page, session.Run.Judgement);
        TimelineLines.WriteArrow(page, session.Run.Judgement, session.Entry);
    }

    private void Fact(string name, string text) => page.Line($"  [dim]{Words.Escaped(name),-16}[/]{Words.Escaped(text)}");
}
