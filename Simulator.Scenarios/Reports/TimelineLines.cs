using Simulator.Collections;
using Simulator.Findings;
using Simulator.Timelines.Lanes;
using Simulator.Timelines.Terminal;

namespace Simulator.Scenarios.Reports;

/// <summary>Writes the timeline of a run in a terminal or a build log.</summary>
internal static class TimelineLines
{
    /// <summary>Wider than this a log of a build is folded.</summary>
    private const int Widest = 100;

    /// <summary>Writes it on <paramref name="page"/>.</summary>
    public static void Write(Page page, Judgement judgement, string margin = "")
    {
        foreach (ValueList<TerminalPart> line in TerminalTimeline.Lines(RunTimeline.Of(judgement), WidthOn(page) - margin.Length))
        {
            page.Line(margin + string.Concat(line.Select(Markup)).TrimEnd());
        }
    }

    /// <summary>Writes an arrow below the column of an entry.</summary>
    public static void WriteArrow(Page page, Judgement judgement, int entry, string margin = "") =>
        page.Line(margin + string.Concat(TerminalTimeline.ArrowBelow(RunTimeline.Of(judgement), entry, WidthOn(page) - margin.Length).Select(Markup)));

    /// <summary>The columns that it takes on <paramref name="page"/>.</summary>
    private static int WidthOn(Page page) => Math.Min(page.Width, Widest);

    /// <summary>Some letters of it as Spectre's markup.</summary>
    private static string Markup(TerminalPart part) => part.Colour is string colour ? $"[{colour}]{Words.Escaped(part.Text)}[/]" : Words.Escaped(part.Text);
}
