using Simulator.Protocol;
using Simulator.Time;
using static Simulator.Tests.Rules.LogMaker;

namespace Simulator.Tests.Rules;

/// <summary>The edges of the rules about paths: dead ones, healthy ones, and the signs of life that tell them apart.</summary>
internal static class PathEdges
{
    private const string Untested = "untested";
    private const string News = """{"event":"news"}""";
    private const string Ping = """{"event":"pusher:ping"}""";

    public static IEnumerable<RuleEdge> All => [.. DeadPaths, .. Healthy, .. Life];

    /// <summary>The bound of a connection to nothing is 120 s, 30 s and a minute: 210 s.</summary>
    private static IEnumerable<RuleEdge> DeadPaths =>
    [
        new("STATE-10", "the run ends at the bound", Silent(10).End(220), Untested),
        new("STATE-10", "the run ends a millisecond later", Silent(10).End(220.001), "broken at 220.001: still connected"),
        new("STATE-10", "the first entry behind the bound decides", Silent(10).At(300).Step("note").At(400).Step("note").End(500), "broken at 300.000: still connected"),
        new("STATE-10", "left in time", Silent(10).At(220).GiveUp(1).Change("connected", "disconnected").End(900), "held 1"),
        new("STATE-10", "the other side closes", Silent(10).At(220).Closed(1, 1006).Change("connected", "disconnected").End(900), Untested),
        new("STATE-10", "told as left, and given up later", Silent(10).At(220).Tell("connected", "disconnected").At(221).GiveUp(1).End(900), "held 1"),
        new("STATE-10", "the path is back in time", Silent(10).At(220).World(accepting: true).End(900), Untested),
        new("STATE-10", "the path is back too late", Silent(10).At(220.001).World(accepting: true).End(900), "broken at 220.001: still connected"),
        new("STATE-10", "the second time, within the bound", Silent(10).At(100).World(accepting: true).At(150).World(accepting: false, silent: true).End(360), Untested),
        new("STATE-10", "the second time, beyond it", Silent(10).At(100).World(accepting: true).At(150).World(accepting: false, silent: true).End(360.001), "broken at 360.001: still connected"),
        new("STATE-10", "the world changes, and the path stays dead", Silent(10).At(100).World(accepting: false, full: true, silent: true).End(220.001), "broken at 220.001: still connected"),
        new("STATE-10", "a text that was on its way, within the bound", Silent(10).Receive(1, News).At(20).Receive(1, News).End(230), Untested),
        new("STATE-10", "a text that was on its way, beyond it", Silent(10).Receive(1, News).At(20).Receive(1, News).End(230.001), "broken at 230.001: still connected"),
        new("STATE-10", "a text just behind the change of the world", Silent(10).Receive(1, News).End(220.001), "broken at 220.001: still connected"),
        new("STATE-10", "slept, within the bound", Connected().At(10).Wakes().End(220), Untested),
        new("STATE-10", "slept, beyond it", Connected().At(10).Wakes().End(220.001), "broken at 220.001: still connected"),
        new("STATE-10", "slept on a path that was silent already", Silent(5).At(10).Wakes().End(215.001), "broken at 215.001: still connected"),
        new("STATE-10", "slept on a path that had come back", Silent(5).At(7).World(accepting: true).At(10).Wakes().End(219), Untested),
        new("STATE-10", "a sleep kills for good", Connected().At(10).Wakes().At(100).World(accepting: true).End(220.001), "broken at 220.001: still connected"),
        new("STATE-10", "a longer timeout of the server, within the bound", Slow().At(10).World(accepting: false, silent: true).End(400), Untested),
        new("STATE-10", "a longer timeout of the server, beyond it", Slow().At(10).World(accepting: false, silent: true).End(400.001), "broken at 400.001: still connected"),
    ];

    /// <summary>The bound of liveness is ten seconds and one attempt: 14 s.</summary>
    private static IEnumerable<RuleEdge> Healthy =>
    [
        new("SEQUENCE-8", "a log that says nothing of the world", new LogMaker().Created().Change("initialized", "connecting").End(100), Untested),
        new("SEQUENCE-8", "the run ends at the bound", Back().End(24), "held 1"),
        new("SEQUENCE-8", "the run ends a millisecond later", Back().End(24.001), "broken at 24.001: connecting for 14s1ms"),
        new("SEQUENCE-8", "unavailable at the bound", Unavailable().World(accepting: true).End(54), "held 1"),
        new("SEQUENCE-8", "unavailable a millisecond later", Unavailable().World(accepting: true).End(54.001), "broken at 54.001: unavailable for 14s1ms"),
        new("SEQUENCE-8", "connected in time", Back().At(24).Start(3).Handshake(3).Change("connecting", "connected").End(99), "held 2"),
        new("SEQUENCE-8", "connected once, however much happens then", Back().At(20).Start(3).Handshake(3).Change("connecting", "connected").At(21).Receive(3, News).At(22).Receive(3, News).End(99), "held 2"),
        new("SEQUENCE-8", "an attempt that starts at the bound may take its time", Back().At(24).Start(3).End(28), "held 1"),
        new("SEQUENCE-8", "and no longer", Back().At(24).Start(3).End(28.001), "broken at 28.001: connecting for 18s1ms"),
        new("SEQUENCE-8", "an attempt a millisecond behind the bound", Back().At(24.001).Start(3).End(26), "broken at 24.001: connecting for 14s1ms"),
        new("SEQUENCE-8", "what the client says disturbs nothing", Back().At(20).Announce(2).End(24.001), "broken at 24.001: connecting for 14s1ms"),
        new("SEQUENCE-8", "a step disturbs", Back().At(20).Step("note").End(34), "held 1"),
        new("SEQUENCE-8", "a call disturbs", Back().At(20).Call("connect").End(34), "held 1"),
        new("SEQUENCE-8", "a failure disturbs", Back().At(20).Failed(3).End(34), "held 1"),
        new("SEQUENCE-8", "a close disturbs", Back().At(20).Closed(3, 1006).End(34), "held 1"),
        new("SEQUENCE-8", "connecting anew disturbs", Back().At(20).Tell("disconnected", "connecting").End(34), "held 1"),
        new("SEQUENCE-8", "another change does not", Back().At(20).Tell("connecting", "unavailable").End(24.001), "broken at 24.001: unavailable for 14s1ms"),
        new("SEQUENCE-8", "a disturbance is followed by the whole bound", Back().At(20).Step("note").End(34.001), "broken at 34.001: connecting for 14s1ms"),
        new("SEQUENCE-8", "the longest wait counts where it is longer than the interval", Back(new ClientSetup { Policy = new ConnectionPolicy { RetryInterval = Duration.FromSeconds(5) } }).End(24), "held 1"),
    ];

    private static IEnumerable<RuleEdge> Life =>
    [
        new("CHOICE-7", "the run ends when the ping is due", Connected().End(120.06), Untested),
        new("CHOICE-7", "the run ends a millisecond later", Connected().End(120.061), "broken at 120.061: none"),
        new("CHOICE-7", "asked in the instant in which the run ends", Connected().At(120.06).Send(1, "pusher:ping").End(120.06), Untested),
        new("CHOICE-7", "asked early, and heard in time", Connected().At(10).Send(1, "pusher:ping").At(20).Receive(1, News).End(21), "broken at 10.000: one at 10.000"),
        new("CHOICE-7", "asked late", Connected().At(120.061).Send(1, "pusher:ping").End(121), "broken at 121.000: one at 120.061"),
        new("CHOICE-7", "something else sent", Connected().At(10).Send(1, "news").End(20), Untested),
        new("CHOICE-7", "the handshake is not heeded", new LogMaker().Created().Change("initialized", "connecting").Start(1).Handshake(1).End(130), Untested),
        new("CHOICE-8", "the run ends when the wait does", Connected().At(120.06).Send(1, "pusher:ping").End(150.06), Untested),
        new("CHOICE-8", "the run ends a millisecond later", Connected().At(120.06).Send(1, "pusher:ping").End(150.061), "broken at 150.061: kept at 150.061"),
        new("CHOICE-8", "told to leave", Connected().At(130).Notice(online: false).GiveUp(1).End(151), Untested),
        new("CHOICE-8", "closed by the other side", Connected().At(130).Closed(1, 1006).End(151), Untested),
        new("CHOICE-9", "a ping on an attempt that is over", Dropped().At(11).Open(2).Handshake(2).Change("connecting", "connected").Receive(1, Ping).End(12), Untested),
        new("CHOICE-9", "a ping before the handshake", new LogMaker().Created().Change("initialized", "connecting").Start(1).Open(1).Receive(1, Ping).End(1), Untested),
        new("CHOICE-9", "a pong on another attempt", Connected().At(5).Receive(1, Ping).Send(2, "pusher:pong").End(6), "broken at 5.000: none"),
        new("CHOICE-9", "a pong later", Connected().At(5).Receive(1, Ping).At(5.001).Send(1, "pusher:pong").End(6), "broken at 5.000: none"),
        new("CHOICE-10", "malformed on an attempt that is over", Dropped().At(11).Receive(1, "[").End(12), Untested),
        new("CHOICE-11", "an error that decides nothing before the handshake", Dropped().At(11).Receive(2, Told(4300)).Tell("connecting", "unavailable").End(12), "broken at 11.000: state_change connecting -> unavailable at 11.000"),
        new("CHOICE-11", "an error without a meaning before the handshake", Dropped().At(11).Receive(2, Told(5000)).Tell("connecting", "unavailable").End(12), "broken at 11.000: state_change connecting -> unavailable at 11.000"),
        new("CHOICE-11", "an error that decides", Dropped().At(11).Receive(2, Told(4001)).Tell("connecting", "disconnected").End(12), Untested),
        new("CHOICE-11", "the same on an established connection", Connected().At(5).Receive(1, Told(4001)).Tell("connected", "disconnected").End(6), "broken at 5.000: state_change connected -> disconnected at 5.000"),
    ];

    /// <summary>A connected client whose path is dead from then on.</summary>
    private static LogMaker Silent(double from) => Connected().At(from).World(accepting: false, silent: true);

    /// <summary>A client that is connected to a server which asks for a sign of life every 300 s.</summary>
    private static LogMaker Slow() => new LogMaker().World(accepting: true).Created().Change("initialized", "connecting").Start(1)
        .Receive(1, new Handshake("1.1", Duration.FromSeconds(300)).Write()).Change("connecting", "connected");

    /// <summary>A client that waits for an attempt, on a path that is healthy since 10 s.</summary>
    private static LogMaker Back(ClientSetup? setup = null) => Connected(setup).At(10).World(accepting: false).Closed(1, 1006)
        .Change("connected", "disconnected").Change("disconnected", "connecting").Start(2).Failed(2).World(accepting: true);

    private static string Told(int code) => new ErrorNotice(code, "").Write();
}
