using System.Globalization;
using System.Text;
using Simulator.Findings;
using Simulator.Protocol;
using Simulator.Timelines.Lanes;

namespace Simulator.Scenarios.Reports;

/// <summary>
/// The documented states and transitions with the number of scenarios that reached each; what none did is dashed. Transitions that
/// a client made beside them are thick.
/// </summary>
internal static class StateDiagram
{
    private const int Width = 860;
    private const int Height = 400;
    private const int BoxWidth = 130;
    private const int BoxHeight = 48;

    private const string Style = """
          <style>
            text { font: 14px system-ui, sans-serif; text-anchor: middle; fill: #1f2328; }
            text.count { font-size: 12px; fill: #57606a; }
            text.on-arrow { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; }
            rect.page { fill: #ffffff; }
            rect.state { stroke: #1f2328; stroke-width: 1.5; }
            path.arrow { fill: none; stroke: #1f2328; stroke-width: 1.5; marker-end: url(#head); }
            path.other { stroke-width: 3; }
            #head path { fill: #1f2328; }
            .never { stroke-dasharray: 6 5; }
            text.never { fill: #cf222e; }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3; }
              text.count { fill: #9198a1; }
              text.on-arrow { stroke: #0d1117; }
              rect.page { fill: #0d1117; }
              rect.state { stroke: #e6edf3; }
              path.arrow { stroke: #e6edf3; }
              #head path { fill: #e6edf3; }
              text.never { fill: #ff7b72; }
            }
          </style>
        """;

    /// <summary>The states have the colours that they have everywhere.</summary>
    private static readonly string Colours = $$"""
          <style>
        {{string.Concat(StateColour.All.Select(colour => $"    #{colour.State} {{ fill: {colour.Light}; }}\n"))}}    @media (prefers-color-scheme: dark) {
        {{string.Concat(StateColour.All.Select(colour => $"      #{colour.State} {{ fill: {colour.Dark}; }}\n"))}}    }
          </style>
        """;

    /// <summary>Where the middle of each state is, in the order of the states.</summary>
    private static readonly (int X, int Y)[] VisitedStates = [(110, 70), (380, 70), (740, 70), (560, 200), (110, 330), (380, 330)];

    /// <summary>The way of each transition, and where its number stands.</summary>
    private static readonly (string Arrow, string Way, int X, int Y)[] Ways =
    [
        ("initialized -> connecting", "M 175 70 H 313", 244, 62),
        ("initialized -> failed", "M 110 94 V 304", 110, 204),
        ("connecting -> connected", "M 445 62 H 673", 560, 54),
        ("connecting -> unavailable", "M 430 94 L 522 173", 478, 138),
        ("connected -> disconnected", "M 740 94 V 300 Q 740 330 710 330 H 447", 620, 322),
        ("disconnected -> connecting", "M 365 306 V 96", 340, 204),
        ("unavailable -> connected", "M 600 176 L 690 97", 646, 138),
        ("connecting -> disconnected", "M 395 94 V 304", 420, 204),
        ("unavailable -> disconnected", "M 524 224 L 432 303", 478, 266),
    ];

    /// <summary>The diagram in the language of Mermaid, whose state diagrams know no dashes: a flow chart.</summary>
    public static string Mermaid(Coverage coverage)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (string state in StateNames.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {state}([{state}])\n");
        }

        foreach ((string arrow, string _, int _, int _) in Ways)
        {
            string[] ends = arrow.Split(" -> ");
            long count = CountOf(coverage, GoalKind.Transition, arrow);
            text.Append(CultureInfo.InvariantCulture, $"    {ends[0]} {(count == 0 ? "-. never .->" : $"-- {Number(count)} -->")} {ends[1]}\n");
        }

        foreach ((string arrow, long count) in coverage.Others)
        {
            string[] ends = arrow.Split(" -> ");
            text.Append(CultureInfo.InvariantCulture, $"    {ends[0]} == {Number(count)} ==> {ends[1]}\n");
        }

        foreach (StateColour colour in StateColour.All)
        {
            string never = CountOf(coverage, GoalKind.State, colour.State) == 0 ? ", stroke-dasharray: 6 5" : "";
            text.Append(CultureInfo.InvariantCulture, $"    style {colour.State} fill: {colour.Light}, color: #1f2328{never}\n");
        }

        return text.ToString();
    }

    /// <summary>The diagram as a picture that can be read on light and on dark pages; equal coverages give equal bytes.</summary>
    public static string Svg(Coverage coverage)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img">
              <title>States and transitions, reached in so many of {Number(coverage.Runs)} scenarios</title>

            """);
        text.Append(Style).Append('\n').Append(Colours).Append('\n');
        text.Append("""
              <defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M 0 0 L 10 5 L 0 10 z"/></marker></defs>
              <rect class="page" width="100%" height="100%"/>

            """);
        foreach ((string arrow, string way, int x, int y) in Ways)
        {
            AppendArrow(text, way, x, y, CountOf(coverage, GoalKind.Transition, arrow));
        }

        foreach ((string arrow, long count) in coverage.Others)
        {
            AppendOther(text, arrow, count);
        }

        for (int place = 0; place < VisitedStates.Length; place++)
        {
            AppendState(text, StateNames.All[place], VisitedStates[place], CountOf(coverage, GoalKind.State, StateNames.All[place]));
        }

        return text.Append("</svg>\n").Replace("\r\n", "\n").ToString();
    }

    private static void AppendArrow(StringBuilder text, string way, int x, int y, long count)
    {
        string never = count == 0 ? " never" : "";
        text.Append(CultureInfo.InvariantCulture, $"  <path class=\"arrow{never}\" d=\"{way}\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"  <text class=\"count on-arrow{never}\" x=\"{x}\" y=\"{y}\">{Told(count)}</text>\n");
    }

    private static void AppendOther(StringBuilder text, string arrow, long count)
    {
        string[] ends = arrow.Split(" -> ");
        var way = DiagramArrow.Between(MiddleOf(ends[0]), MiddleOf(ends[1]), (BoxWidth, BoxHeight));
        text.Append(CultureInfo.InvariantCulture, $"  <path class=\"arrow other\" d=\"{way.Way}\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"  <text class=\"count on-arrow\" x=\"{way.X}\" y=\"{way.Y}\">{Number(count)}</text>\n");
    }

    private static (int X, int Y) MiddleOf(string state) => VisitedStates[StateNames.All.ToList().IndexOf(state)];

    private static void AppendState(StringBuilder text, string state, (int X, int Y) middle, long count)
    {
        string never = count == 0 ? " never" : "";
        text.Append(CultureInfo.InvariantCulture, $"  <rect id=\"{state}\" class=\"state{never}\" x=\"{middle.X - (BoxWidth / 2)}\" y=\"{middle.Y - (BoxHeight / 2)}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"12\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"  <text x=\"{middle.X}\" y=\"{middle.Y - 2}\">{state}</text>\n");
        text.Append(CultureInfo.InvariantCulture, $"  <text class=\"count{never}\" x=\"{middle.X}\" y=\"{middle.Y + 15}\">{Told(count)}</text>\n");
    }

    private static long CountOf(Coverage coverage, GoalKind kind, string name) => GoalCatalogue.Find(kind, name) is Goal goal ? coverage.CountOf(goal) : 0;

    private static string Told(long count) => count == 0 ? "never" : Number(count);

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
