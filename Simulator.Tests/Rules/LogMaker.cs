using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Rules;

/// <summary>Makes logs by hand, right or wrong, entry by entry: the world of the rules' own tests.</summary>
internal sealed class LogMaker(ClientSetup? setup = null)
{
    private readonly List<Entry> entries = [];
    private readonly ClientSetup setup = setup ?? new ClientSetup();
    private Moment now;

    /// <summary>A client that is connected 60 ms after its creation, on attempt 1.</summary>
    public static LogMaker Connected(ClientSetup? setup = null) =>
        new LogMaker(setup).World(accepting: true).Created().Change("initialized", "connecting").Start(1).At(0.05).Open(1).At(0.06).Handshake(1)
            .Change("connecting", "connected");

    /// <summary>A client that loses its connection at 10 s, and tries again at once.</summary>
    public static LogMaker Dropped() =>
        Connected().At(10).World(accepting: false).Closed(1, 1006).Change("connected", "disconnected").Change("disconnected", "connecting").Start(2);

    /// <summary>The same, unavailable since 40 s, with one attempt that was refused at 39.03 s.</summary>
    public static LogMaker Unavailable() =>
        Dropped().At(10.03).Failed(2).At(39).Start(3).At(39.03).Failed(3).Announce(10).At(40).Change("connecting", "unavailable");

    public LogMaker At(double seconds)
    {
        var instant = new Instant((long)Math.Round(seconds * 1000));
        now = new Moment(instant, instant);
        return this;
    }

    public LogMaker World(bool accepting, bool full = false, bool silent = false) => Add(new Entry.WorldChanged(now, accepting, full) { Silent = silent });

    public LogMaker Created() => Add(new Entry.Created(now)).Read("initialized");

    public LogMaker Read(string state) => Add(new Entry.StateRead(now, state));

    public LogMaker Step(string text) => Add(new Entry.StepTaken(now, 1, text, null, null));

    public LogMaker Note(string id) => Add(new Entry.StepTaken(now, 1, "network up", id, null));

    public LogMaker Call(string name) => Add(new Entry.CallMade(now, name, null));

    public LogMaker Notice(bool online) => Add(new Entry.NoticeGiven(now, online));

    /// <summary>A change as it should be: state_change, the event of the new state, and the state that reads so.</summary>
    public LogMaker Change(string previous, string current) => Tell(previous, current).Event(current).Read(current);

    public LogMaker Tell(string previous, string current) => Add(new Entry.StateChange(now, previous, current));

    public LogMaker Event(string state, string? socketId = null) => Add(new Entry.StateEvent(now, state) { SocketId = socketId });

    public LogMaker Announce(decimal seconds) => Add(new Entry.ConnectingIn(now, seconds));

    public LogMaker Error(string payload) => Add(new Entry.ErrorEmitted(now, payload));

    public LogMaker Other(string name) => Add(new Entry.EventEmitted(now, name, ""));

    public LogMaker Start(int attempt, string scheme = "ws", Transport transport = Transport.WebSocket, string key = "app-key") =>
        Add(new Entry.AttemptStarted(now, attempt, transport, $"{scheme}://host:80/app/{key}?protocol=7"));

    public LogMaker Open(int attempt) => Add(new Entry.AttemptOpened(now, attempt));

    public LogMaker Failed(int attempt) => Add(new Entry.AttemptFailed(now, attempt, "connection refused"));

    public LogMaker Closed(int attempt, int code) => Add(new Entry.AttemptClosed(now, attempt, code, "", code != 1006));

    public LogMaker GiveUp(int attempt) => Add(new Entry.AttemptGivenUp(now, attempt));

    public LogMaker Handshake(int attempt) => Receive(attempt, new Handshake("1.1", null).Write());

    public LogMaker Receive(int attempt, string text) => Add(new Entry.TextReceived(now, attempt, text));

    public LogMaker Send(int attempt, string name) => Add(new Entry.TextSent(now, attempt, FrameWriter.Plain(name, null)));

    public LogMaker Hears(string channel, string name, string data) => Add(new Entry.ChannelEvent(now, channel, name, data));

    public LogMaker Says(int attempt, string text) => Add(new Entry.TextSent(now, attempt, text));

    public LogMaker Subscribe(int attempt, string channel) => Add(new Entry.TextSent(now, attempt, ChannelAuth.WriteSubscribe(channel, null)));

    public LogMaker Leaves(string channel) => Add(new Entry.CallMade(now, "unsubscribe", null) { Channel = channel });

    public LogMaker Triggers(string name, string channel) => Add(new Entry.CallMade(now, "trigger", null) { Channel = channel, Event = name, Data = "{}" });

    public LogMaker Wants(string channel) => Add(new Entry.CallMade(now, "subscribe", null) { Channel = channel });

    public LogMaker Wakes() => Add(new Entry.Woken(now));

    public LogMaker Answered(int request, int status) =>
        Add(new Entry.AuthAnswered(now, request, status, new ChannelAuth("key:signature", null).Write()));

    public LogMaker Deadline() => Add(new Entry.DeadlineReached(now));

    public LogMaker Request(string method, string url, ValueList<Parameter> headers, string body) =>
        Add(new Entry.AuthRequested(now, 1, method, url, headers, body));

    public TransitionLog End(double seconds)
    {
        At(seconds);
        return new TransitionLog(setup, entries.ToValueList(), now);
    }

    private LogMaker Add(Entry entry)
    {
        entries.Add(entry);
        return this;
    }
}
