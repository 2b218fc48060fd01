using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Logs;

/// <summary>Breaks when an entry is told in other words, an approved log would show another line, or the columns move.</summary>
public sealed class LogTextTests
{
    private static readonly Moment At = new(new Instant(1_500), new Instant(1_500));

    public static TheoryData<string, string?, bool> Texts
    {
        get
        {
            var data = new TheoryData<string, string?, bool>();
            foreach ((Entry entry, string verbose, string? verified, bool isClients) in All)
            {
                data.Add(verbose, verified, isClients);
            }

            return data;
        }
    }

    /// <summary>One of each kind and form: what it says in the verbose form, in the verified one, and whether the client did it.</summary>
    private static IEnumerable<(Entry Entry, string Verbose, string? Verified, bool IsClients)> All =>
    [
        (new Entry.Created(At), "created", null, false),
        (new Entry.StepTaken(At, 1, "network up", "back", "a note"), "network up [back] // a note", "network up [back] // a note", false),
        (new Entry.StepTaken(At, 1, "sleep 8h", null, null), "sleep 8h", "sleep 8h", false),
        (new Entry.StepPostponed(At, 1, "client connect"), "client connect (waits: the device sleeps)", "client connect (waits: the device sleeps)", false),
        (new Entry.StepMissed(At, 1, "close reset (never due: connected entered)"), "close reset (never due: connected entered)", "close reset (never due: connected entered)", false),
        (new Entry.Woken(At), "awake again", "awake again", false),
        (new Entry.CallMade(At, "connect", null), "call connect", null, false),
        (new Entry.CallMade(At, "subscribe", null) { Channel = "news" }, "call subscribe news", null, false),
        (new Entry.CallMade(At, "disconnect", "connected"), "call disconnect in handler of connected", "call disconnect in handler of connected", false),
        (new Entry.NoticeGiven(At, true), "notice online", null, false),
        (new Entry.NoticeGiven(At, false), "notice offline", null, false),
        (new Entry.WorldChanged(At, true, false), "world accepts the client", null, false),
        (new Entry.WorldChanged(At, false, true) { Silent = true }, "world does not accept the client, limit reached, open sockets are silent", null, false),
        (new Entry.CallMade(At, "trigger", null) { Event = "client-a", Channel = "private-b", Data = "{}" }, "call trigger client-a private-b {}", null, false),
        (new Entry.WorldActed(At, "the path resets #1"), "the path resets #1", "the path resets #1", false),
        (new Entry.Stopped(At, "limit/entries", "enough"), "stopped limit/entries: enough", "stopped limit/entries: enough", false),
        (new Entry.StateChange(At, "connecting", "connected"), "state_change connecting -> connected", "connecting -> connected (without its event)", true),
        (new Entry.StateEvent(At, "connected"), "event connected", "event connected (without a state_change)", true),
        (new Entry.StateRead(At, "connected"), "state reads connected", null, false),
        (new Entry.ConnectingIn(At, 2.5m), "connecting_in 2.5", "connecting_in 2.5", true),
        (new Entry.ErrorEmitted(At, "{}"), "error {}", "error {}", true),
        (new Entry.EventEmitted(At, "mine", ""), "event mine", "event mine", true),
        (new Entry.EventEmitted(At, "mine", "1"), "event mine 1", "event mine 1", true),
        (new Entry.ChannelEvent(At, "news", "goal", "{}"), "news: goal {}", "news: goal {}", true),
        (new Entry.ChannelEvent(At, "news", "goal", ""), "news: goal", "news: goal", true),
        (new Entry.DeadlineReached(At), "deadline reached", null, false),
        (new Entry.AttemptStarted(At, 2, Transport.Flash, "ws://h/app/k?a=b"), "#2 start flash ws://h/app/k?a=b", "#2 start flash ws://h/app/k", true),
        (new Entry.AttemptStarted(At, 2, Transport.WebSocket, "ws://h/app/k"), "#2 start websocket ws://h/app/k", "#2 start websocket ws://h/app/k", true),
        (new Entry.AttemptOpened(At, 2), "#2 open", null, false),
        (new Entry.AttemptFailed(At, 2, "refused"), "#2 failed: refused", "#2 failed: refused", false),
        (new Entry.AttemptClosed(At, 2, 4200, "bye", true), "#2 closed 4200 \"bye\"", "#2 closed 4200 \"bye\"", false),
        (new Entry.AttemptClosed(At, 2, 1006, "", false), "#2 closed 1006 (not clean)", "#2 closed 1006 (not clean)", false),
        (new Entry.AttemptGivenUp(At, 2), "#2 closed by the client", "#2 closed by the client", true),
        (new Entry.TextReceived(At, 2, "{}"), "#2 <- {}", null, false),
        (new Entry.TextSent(At, 2, "{}"), "#2 -> {}", null, true),
        (new Entry.AuthRequested(At, 3, "POST", "/auth", [new Parameter("A", "b")], "c=d"), "request 3 POST /auth A: b; c=d", "request 3 POST /auth A: b; c=d", true),
        (new Entry.AuthAnswered(At, 3, 403, ""), "answer 3 403", "answer 3 403", false),
        (new Entry.AuthAnswered(At, 3, 200, "{}"), "answer 3 200 {}", "answer 3 200 {}", false),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_entry_is_told(string verbose, string? verified, bool isClients)
    {
        Entry entry = All.First(row => row.Verbose == verbose).Entry;
        var log = new TransitionLog(new ClientSetup(), [entry], new Moment(new Instant(2_000), new Instant(2_000)));
        Assert.Equal(verbose, LogText.Verbose(entry));
        Assert.Equal(isClients, entry.IsClients);
        string lane = entry.Lane.ToString().ToLowerInvariant().PadRight(8);
        Assert.Equal($"       1.500  {lane}{verbose}\n       2.000  end", LogText.Write(log, LogForm.Verbose));
        Assert.Equal(verified is null ? "       2.000  end" : $"       1.500  {lane}{verified}\n       2.000  end", LogText.Write(log, LogForm.Verified));
    }

    [Fact]
    public void Every_kind_of_entry_is_among_them() => Assert.Equal(
        typeof(Entry).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Entry))).Select(type => type.Name).Order(),
        All.Select(row => row.Entry.GetType().Name).Distinct().Order());

    [Fact]
    public void A_change_and_its_event_are_one_line_of_an_approved_log()
    {
        var log = new TransitionLog(new ClientSetup(), [new Entry.StateChange(At, "connecting", "connected"), new Entry.StateEvent(At, "connected")], At);
        Assert.Equal("       1.500  client  connecting -> connected\n       1.500  end", LogText.Write(log, LogForm.Verified));
    }

    [Fact]
    public void The_event_of_another_state_is_not_that_of_the_change()
    {
        var log = new TransitionLog(new ClientSetup(), [new Entry.StateChange(At, "connecting", "connected"), new Entry.StateEvent(At, "failed")], At);
        Assert.Equal(
            "       1.500  client  connecting -> connected (without its event)\n       1.500  client  event failed (without a state_change)\n       1.500  end", LogText.Write(log, LogForm.Verified));
    }

    [Theory]
    [InlineData(3_599_999, "       1.500", "    3599.999")]
    [InlineData(3_600_000, "       1.500", "  1h00m00.000")]
    [InlineData(24_411_660_100, "         1.500", " 6781h01m00.100")]
    public void From_an_hour_on_times_can_be_told_in_hours_and_stay_aligned(long end, string first, string last)
    {
        var log = new TransitionLog(new ClientSetup(), [new Entry.Woken(At)], new Moment(new Instant(end), new Instant(end)));
        string[] lines = [.. LogText.Lines(log, LogForm.Verified, clock: LogClock.Hours).Select(line => line.Text)];
        Assert.Equal(first.Trim(), lines[0].Split("  step")[0].Trim());
        Assert.Equal(last.Trim(), lines[1].Split("  end")[0].Trim());
        Assert.Equal(lines[0].IndexOf("  step", StringComparison.Ordinal), lines[1].IndexOf("  end", StringComparison.Ordinal));
        Assert.StartsWith("       1.500", LogText.Write(log, LogForm.Verified), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_can_begin_in_the_middle()
    {
        var log = new TransitionLog(new ClientSetup(), [new Entry.Woken(At), new Entry.Created(At), new Entry.Woken(At)], At);
        Assert.Equal([2, 3], LogText.Lines(log, LogForm.Verified, from: 1).Select(line => line.Entry));
    }
}
