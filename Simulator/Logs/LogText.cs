using System.Globalization;
using System.Text;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Logs;

/// <summary>The text of a log: a line an entry, with time, lane and what happened in fixed columns.</summary>
public static class LogText
{
    private const int Margin = 12;

    private static readonly Duration Hour = Duration.FromSeconds(3_600);

    /// <summary>Writes <paramref name="log"/>: lines end with a line feed, the last one has none.</summary>
    public static string Write(TransitionLog log, LogForm form)
    {
        ArgumentNullException.ThrowIfNull(log);
        return string.Join('\n', Lines(log, form).Select(line => line.Text));
    }

    /// <summary>The lines of <paramref name="log"/>, each with the index of the entry that it tells.</summary>
    /// <param name="log">The log.</param>
    /// <param name="form">How much of it.</param>
    /// <param name="from">The first entry whose line is wanted.</param>
    /// <param name="clock">How times stand in the margin.</param>
    public static IEnumerable<(int Entry, string Text)> Lines(TransitionLog log, LogForm form, int from = 0, LogClock clock = LogClock.Seconds)
    {
        ArgumentNullException.ThrowIfNull(log);
        Func<Instant, string> margin = MarginOf(log, clock);
        for (int index = from; index < log.Entries.Count; index++)
        {
            string? text = form == LogForm.Verbose ? Verbose(log.Entries[index]) : Verified(log, index);
            if (text is not null)
            {
                yield return (index, Line(margin(log.Entries[index].At), log.Entries[index], text));
            }
        }

        yield return (log.Entries.Count, $"{margin(log.End.At)}  end");
    }

    /// <summary>The line of an entry whose log is not over yet.</summary>
    public static string Line(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Line(entry.At.ToString().PadLeft(Margin), entry, Verbose(entry));
    }

    /// <summary>All times of a log are as wide as its last one, so that its columns stay aligned.</summary>
    private static Func<Instant, string> MarginOf(TransitionLog log, LogClock clock)
    {
        bool isLong = clock == LogClock.Hours && log.End.At >= Instant.Start + Hour;
        int width = isLong ? Math.Max(Margin, HoursOf(log.End.At).Length) : Margin;
        return isLong ? at => HoursOf(at).PadLeft(width) : at => at.ToString().PadLeft(width);
    }

    /// <summary>Such as <c>6781h06m00.000</c>; below an hour without hours, below a minute in seconds.</summary>
    private static string HoursOf(Instant at)
    {
        long milliseconds = (at - Instant.Start).Milliseconds;
        (long minutes, long rest) = Math.DivRem(milliseconds, 60_000);
        return minutes == 0 ? at.ToString() : string.Create(
            CultureInfo.InvariantCulture,
            $"{(minutes < 60 ? "" : $"{minutes / 60}h")}{(minutes < 60 ? $"{minutes}" : $"{minutes % 60:00}")}m{rest / 1000:00}.{rest % 1000:000}");
    }

    /// <summary>What <paramref name="entry"/> tells, without time and lane.</summary>
    public static string Verbose(Entry entry) => entry switch
    {
        Entry.Created => "created",
        Entry.StepTaken step => Step(step),
        Entry.StepPostponed step => $"{step.Text} (waits: the device sleeps)",
        Entry.StepMissed missed => missed.Text,
        Entry.Woken => "awake again",
        Entry.CallMade { InHandler: null } call => Call(call),
        Entry.CallMade call => $"{Call(call)} in handler of {call.InHandler}",
        Entry.NoticeGiven notice => notice.Online ? "notice online" : "notice offline",
        Entry.WorldChanged world => $"world {(world.Accepting ? "accepts" : "does not accept")} the client{(world.Full ? ", limit reached" : "")}{(world.Silent ? ", open sockets are silent" : "")}{(world.Throttle > Duration.Zero ? $", timers fire every {world.Throttle}" : "")}",
        Entry.WorldActed acted => acted.Text,
        Entry.Stopped stopped => $"stopped {stopped.Cause}: {stopped.Explanation}",
        Entry.StateChange change => $"state_change {change.Previous} -> {change.Current}",
        Entry.StateEvent named => $"event {named.State}{(named.SocketId is null ? "" : $", socket id {named.SocketId}")}",
        Entry.StateRead read => $"state reads {read.State}",
        Entry.ConnectingIn announcement => string.Create(CultureInfo.InvariantCulture, $"connecting_in {announcement.Seconds}"),
        Entry.ErrorEmitted error => $"error {error.Payload}",
        Entry.EventEmitted other => $"event {other.Name} {other.Data}".TrimEnd(),
        Entry.ChannelEvent named => $"{named.Channel}: {named.Name} {named.Data}".TrimEnd(),
        Entry.DeadlineReached => "deadline reached",
        Entry.AttemptStarted started => Started(started, started.Url),
        Entry.AttemptOpened opened => $"#{opened.Attempt} open",
        Entry.AttemptFailed failed => $"#{failed.Attempt} failed: {failed.Reason}",
        Entry.AttemptClosed closed => Closed(closed),
        Entry.AttemptGivenUp given => $"#{given.Attempt} closed by the client",
        Entry.TextReceived received => $"#{received.Attempt} <- {received.Text}",
        Entry.TextSent sent => $"#{sent.Attempt} -> {sent.Text}",
        Entry.AuthRequested request => $"request {request.Request} {request.Method} {request.Url}{Headers(request.Headers)}{Body(request.Body)}",
        Entry.AuthAnswered answer => $"answer {answer.Request} {answer.Status} {answer.Body}".TrimEnd(),
        _ => throw new ArgumentException($"no text for {entry.GetType().Name}", nameof(entry)),
    };

    /// <summary>The verified form joins a change and its event into one line, and says so where one is missing.</summary>
    private static string? Verified(TransitionLog log, int index)
    {
        Entry entry = log.Entries[index];
        switch (entry)
        {
            case Entry.StateChange change:
                string missing = EventFollows(log, index, change.Current) ? "" : " (without its event)";
                return $"{change.Previous} -> {change.Current}{missing}";
            case Entry.StateEvent named:
                bool joined = index > 0 && log.Entries[Unread(log, index - 1, -1)] is Entry.StateChange before && before.Current == named.State;
                return joined ? null : $"event {named.State} (without a state_change)";
            case Entry.AttemptStarted started:
                return Started(started, started.Url.Split('?')[0]);
            case Entry.CallMade { InHandler: null } or Entry.NoticeGiven or Entry.WorldChanged or Entry.StateRead
                or Entry.DeadlineReached or Entry.AttemptOpened or Entry.Created:
                return null;
            default:
                return entry.Lane == Lane.Wire ? null : Verbose(entry);
        }
    }

    private static bool EventFollows(TransitionLog log, int index, string state) =>
        Unread(log, index + 1, 1) is int next && next < log.Entries.Count && log.Entries[next] is Entry.StateEvent named && named.State == state;

    /// <summary>The index of <paramref name="index"/>, or that beyond it where the state is read there: a client that tells one thing at a time is read between a change and its event.</summary>
    private static int Unread(TransitionLog log, int index, int step) =>
        index >= 0 && index < log.Entries.Count && log.Entries[index] is Entry.StateRead && index + step >= 0 ? index + step : index;

    private static string Line(string at, Entry entry, string text)
    {
        string lane = entry.Lane switch
        {
            Lane.Step => "step",
            Lane.Client => "client",
            Lane.Attempt => "attempt",
            Lane.Wire => "wire",
            Lane.Auth => "auth",
        };
        return $"{at}  {lane,-8}{Printable.Line(text)}";
    }

    private static string Call(Entry.CallMade call) => call.Event is null
        ? $"call {call.Name} {call.Channel}".TrimEnd()
        : $"call {call.Name} {call.Event} {call.Channel} {call.Data}";

    private static string Step(Entry.StepTaken step)
    {
        var text = new StringBuilder(step.Text);
        if (step.Id is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $" [{step.Id}]");
        }

        if (step.Note is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $" // {step.Note}");
        }

        return text.ToString();
    }

    private static string Started(Entry.AttemptStarted started, string address) =>
        $"#{started.Attempt} start {(started.Transport == Transport.Flash ? "flash" : "websocket")} {address}";

    private static string Closed(Entry.AttemptClosed closed)
    {
        string reason = closed.Reason.Length == 0 ? "" : $" \"{closed.Reason}\"";
        return $"#{closed.Attempt} closed {closed.Code}{reason}{(closed.Clean ? "" : " (not clean)")}";
    }

    private static string Headers(ValueList<Parameter> headers) =>
        string.Concat(headers.Select(header => $" {header.Name}: {header.Value};"));

    private static string Body(string body) => body.Length == 0 ? "" : $" {body}";
}
