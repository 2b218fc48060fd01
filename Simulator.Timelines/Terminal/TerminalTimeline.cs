using Simulator.Collections;
using Simulator.Logs;
using Simulator.Timelines.Lanes;

namespace Simulator.Timelines.Terminal;

/// <summary>The lanes of a run in letters: as wide as a terminal or a build log is, and as readable without colour.</summary>
public sealed class TerminalTimeline
{
    private const int Names = 13;
    private const int Least = 40;
    private const int MostChannels = 3;
    private const int MostRules = 5;

    private readonly RunTimeline run;
    private readonly TerminalAxis axis;

    private TerminalTimeline(RunTimeline run, int width)
    {
        this.run = run;
        axis = new TerminalAxis(run.Log, Math.Max(Least, width) - Names);
    }

    /// <summary>The lines of a run, none longer than <paramref name="width"/> columns.</summary>
    public static IEnumerable<ValueList<TerminalPart>> Lines(RunTimeline run, int width)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new TerminalTimeline(run, width).Lines();
    }

    /// <summary>A line with an arrow below the column of an entry, and its time.</summary>
    public static ValueList<TerminalPart> ArrowBelow(RunTimeline run, int entry, int width)
    {
        ArgumentNullException.ThrowIfNull(run);
        var timeline = new TerminalTimeline(run, width);
        var row = new TerminalRow(timeline.axis.Width);
        string told = $"▲ {run.Log.WhenAt(entry).At}";
        int column = timeline.axis[entry];
        row.Write(column + told.Length <= timeline.axis.Width ? column : Math.Max(0, column - told.Length + 1), column + told.Length <= timeline.axis.Width ? told : $"{run.Log.WhenAt(entry).At} ▲", "blue");
        return Named("", row);
    }

    private IEnumerable<ValueList<TerminalPart>> Lines()
    {
        yield return Named("", Times());
        string before = "";
        foreach (TimelineLane lane in Shown())
        {
            yield return Named(lane.Name == before ? "" : lane.Name, RowOf(lane));
            before = lane.Name;
        }
    }

    /// <summary>The lanes that say most: those of rules only where they are broken.</summary>
    private IEnumerable<TimelineLane> Shown()
    {
        string[] always = ["path", "device", "attempts", "state"];
        string[] ifAny = ["emissions", "wire", "auth", "steps"];
        return run.Lanes.Where(lane => always.Contains(lane.Group) || (ifAny.Contains(lane.Group) && lane.Stretches.Count + lane.Marks.Count > 0))
            .Concat(run.Group("channels").Take(MostChannels))
            .Concat(run.Group("expectations").Concat(run.Group("rules")).Where(lane => lane.Marks.Any(mark => mark.Kind == "broken")).Take(MostRules));
    }

    private static ValueList<TerminalPart> Named(string name, TerminalRow row)
    {
        string printable = Printable.Line(name);
        string shown = printable.Length < Names ? printable : $"{printable[..(Names - 2)]}…";
        return [new TerminalPart(shown.PadRight(Names), "grey"), .. row.Parts()];
    }

    private TerminalRow Times()
    {
        var row = new TerminalRow(axis.Width);
        int free = 0;
        for (int entry = 0; entry <= run.Log.Entries.Count; entry++)
        {
            string time = run.Log.WhenAt(entry).At.ToString();
            if (axis[entry] >= free && row.IsFree(axis[entry], time.Length))
            {
                row.Write(axis[entry], time, "grey");
                free = axis[entry] + time.Length + 2;
            }
        }

        return row;
    }

    private TerminalRow RowOf(TimelineLane lane)
    {
        var row = new TerminalRow(axis.Width);
        foreach (Stretch stretch in lane.Stretches.Where(stretch => stretch.Kind != "arc"))
        {
            Draw(row, lane.Group, stretch);
        }

        foreach (Mark mark in lane.Marks.OrderBy(mark => mark.Kind is "broken" or "error" or "stopped"))
        {
            (char sign, string? colour) = SignOf(mark.Kind);
            row.Write(axis[mark.Entry], sign.ToString(), colour);
        }

        return row;
    }

    /// <summary>A band with its text, or a bar of an attempt with its number, from its first column up to that of what comes next.</summary>
    private void Draw(TerminalRow row, string group, Stretch stretch)
    {
        int from = axis[stretch.From];
        int to = stretch.To == run.Log.Entries.Count ? axis.Width : axis[stretch.To];
        (char fill, string? colour) = FillOf(group, stretch.Kind);
        row.Fill(from, to, fill, colour);
        string text = Printable.Line(group == "attempts" ? stretch.Text.Split(' ')[0] : stretch.Text);
        bool isFirstPart = group != "attempts" || stretch.Kind == "hanging" || to - from > text.Length + 2;
        if (to - from >= 2 && isFirstPart)
        {
            string label = group == "attempts" ? text : $"│{text}";
            string spaced = group == "attempts" ? label : $"{label} ";
            row.Write(from, spaced.Length <= to - from ? spaced : spaced[..(to - from)], colour);
        }
        else if (to > from && group != "attempts")
        {
            row.Write(from, "│", colour);
        }
    }

    private static (char Fill, string? Colour) FillOf(string group, string kind) => (group, kind) switch
    {
        ("state", _) => (' ', StateColour.Of(kind)?.Terminal),
        (_, "hanging" or "asked" or "unanswered") => ('╌', "grey"),
        (_, "open") => ('─', "yellow"),
        (_, "established" or "subscribed" or "granted") => ('━', "green"),
        (_, "up") => ('─', "green"),
        (_, "down" or "dead" or "refused") => ('╳', "red"),
        _ => ('╌', "yellow"),
    };

    private static (char Sign, string? Colour) SignOf(string kind) => kind switch
    {
        "step" => ('◆', null),
        "call" => ('▸', null),
        "world" => ('◇', null),
        "stopped" => ('■', "red"),
        "missed" or "failed" => ('✕', "red"),
        "closed" => ('■', "yellow"),
        "givenUp" => ('□', "yellow"),
        "announces" => ('»', null),
        "error" => ('!', "red"),
        "received" or "heartbeatReceived" or "offline" => ('↓', "blue"),
        "sent" or "heartbeatSent" or "online" or "trigger" => ('↑', "yellow"),
        "subscribe" => ('+', null),
        "unsubscribe" => ('-', null),
        "held" => ('✓', "green"),
        "broken" => ('✗', "red"),
        _ => ('•', null),
    };
}
