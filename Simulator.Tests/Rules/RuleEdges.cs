using Simulator.Protocol;
using Simulator.Time;
using static Simulator.Tests.Rules.LogMaker;

namespace Simulator.Tests.Rules;

/// <summary>For the rules with a bound or a condition: logs on the one side of it and on the other.</summary>
internal static class RuleEdges
{
    private const string Untested = "untested";
    private const string News = """{"event":"news"}""";
    private const string NoCode = """{"type":"PusherError","data":{"message":"limit"}}""";
    private const string Params = "socket_id=1.1&channel_name=private-a";
    private const string MakesNone = "missed at 1.000: the client makes none";

    private static readonly ClientSetup Ajax = new() { AuthHeaders = [new("X-Token", "t")] };
    private static readonly ClientSetup Jsonp = Ajax with { AuthTransport = AuthTransport.Jsonp };
    private static readonly ClientSetup Unsupported = new() { Transports = [] };
    private static readonly ClientSetup ByHand = new() { ConnectOnCreate = false };

    public static IEnumerable<RuleEdge> All =>
        [.. Connecting, .. Channels, .. Limits, .. Disconnecting, .. States, .. Sequences, .. Events, .. Waits, .. PathEdges.All];

    private static IEnumerable<RuleEdge> Connecting =>
    [
        new("CONNECT-2", "an empty key", new LogMaker(new ClientSetup { Key = "" }).Start(1, key: "").End(1), "broken at 0.000: ws://host:80/app/?protocol=7"),
        new("CONNECT-4", "one attempt", Connected().End(1), Untested),
        new("CONNECT-4", "two attempts", Dropped().End(11), "held 1"),
        new("CONNECT-4", "fifty attempts at once", Hammering(50, 1).End(60), "held 1"),
        new("CONNECT-4", "the fifty-first ten seconds after the first", Hammering(51, 10_000).End(60), "held 51"),
        new("CONNECT-4", "the fifty-first a millisecond sooner", Hammering(51, 9_999).End(60), "broken at 10.999: 51 since 1.000"),
        new("CONNECT-4", "as many as the shortest wait of the policy allows", Hammering(101, 9_999, Waiting(100)).End(60), "held 1"),
        new("CONNECT-4", "one more than the shortest wait of the policy allows", Hammering(102, 9_999, Waiting(100)).End(60), "broken at 10.999: 102 since 1.000"),
        new("CONNECT-4", "a policy without waits", Hammering(51, 9_999, Waiting(0)).End(60), Untested),
        new("OPTION-3", "the run ends as soon as the next attempt is due", Refused().End(2), Untested),
        new("OPTION-3", "the run ends a millisecond later", Refused().End(2.001), "broken at 1.000: no further attempt"),
        new("OPTION-3", "the program stops the client", Refused().Call("disconnect").End(5), Untested),
    ];

    private static IEnumerable<RuleEdge> Channels =>
    [
        new("AUTH-1", "a private channel is never asked for", Connected(Ajax).At(1).Wants("private-a").End(2), MakesNone),
        new("AUTH-2", "a private channel is never asked for", Connected(Jsonp).At(1).Wants("private-a").End(2), MakesNone),
        new("AUTH-3", "a private channel is never asked for", Connected(Ajax).At(1).Wants("private-a").End(2), MakesNone),
        new("AUTH-4", "a private channel is never asked for", Connected(Ajax).At(1).Wants("private-a").End(2), MakesNone),
        new("CHOICE-12", "a private channel is never asked for", Connected(Ajax).At(1).Wants("private-a").End(2), MakesNone),
        new("CHOICE-13", "a private channel is never asked for", Connected(Ajax).At(1).Wants("private-a").End(2), MakesNone),
        new("CHOICE-12", "the answer to a request does not come", Connected(Ajax).At(1).Wants("private-a").Request("POST", "/auth", [], Params).End(2), Untested),
        new("CHOICE-12", "a public channel is wanted", Connected(Ajax).At(1).Wants("news").End(2), Untested),
        new("CHOICE-13", "the request is granted", Connected(Ajax).At(1).Wants("private-a").Request("POST", "/auth", [], Params).Answered(1, 200).End(2), Untested),
        new("CHOICE-13", "the refusal is about a connection that is gone", Connected(Ajax).At(1).Wants("private-a").Request("POST", "/auth", [], Params).At(2).Closed(1, 1006).Start(2).Open(2).Handshake(2).Answered(1, 403).End(3), Untested),
        new("CHOICE-13", "the refusal is about a channel that was left", Connected(Ajax).At(1).Wants("private-a").Request("POST", "/auth", [], Params).Leaves("private-a").Answered(1, 403).End(2), Untested),
        new("CHOICE-12", "an answer to nothing", Connected(Ajax).At(1).Answered(9, 200).End(2), "held 1"),
        new("CHOICE-12", "an answer before its request", Connected(Ajax).At(1).Answered(1, 200).Request("POST", "/auth", [], Params).End(2), "held 1"),
        new("CHOICE-12", "a refusal", Connected(Ajax).At(1).Request("POST", "/auth", [], Params).Answered(1, 403).End(2), Untested),
        new("AUTH-3", "the right header with another value", Connected(Ajax).Request("POST", "/auth", [new("X-Token", "u")], Params).End(1), "broken at 0.060: headers: X-Token"),
        new("AUTH-3", "another header with the right value", Connected(Ajax).Request("POST", "/auth", [new("X-Other", "t")], Params).End(1), "broken at 0.060: headers: X-Other"),
        new("AUTH-3", "no header is wanted", Connected().Request("POST", "/auth", [], Params).End(1), Untested),
        new("CHOICE-14", "nobody wants a channel", Connected().End(2), Untested),
        new("CHOICE-14", "a channel is wanted and none asked for", Connected().At(1).Wants("news").End(2), "broken at 1.000: none on this connection"),
        new("CHOICE-14", "a channel is asked for and none wanted", Connected().At(1).Subscribe(1, "news").End(2), "broken at 1.000: one for news"),
        new("CHOICE-14", "a request names no channel", Connected().At(1).Request("POST", "/auth", [], "").End(2), "broken at 1.000: one for "),
        new("CHOICE-14", "a channel is wanted after the connection is lost", Connected().At(5).Closed(1, 1006).Wants("news").End(6), Untested),
        new("CHOICE-14", "the handshake is not heeded", new LogMaker().Created().Change("initialized", "connecting").Start(1).Wants("news").At(1).Handshake(1).End(2), Untested),
    ];

    private static IEnumerable<RuleEdge> Limits =>
    [
        new("LIMIT-2", "silence as long as the pong timeout explains a change", Full().At(100).Receive(1, News).At(130).Tell("connected", "disconnected").End(140), "held 1"),
        new("LIMIT-2", "silence a millisecond shorter does not", Full().At(100).Receive(1, News).At(129.999).Tell("connected", "disconnected").End(140), "broken at 129.999: state_change connected -> disconnected at 129.999"),
        new("LIMIT-2", "a close explains a change", Full().At(6).Closed(1, 1006).Tell("connected", "disconnected").End(7), "held 1"),
        new("LIMIT-2", "a failure explains a change", Full().At(6).Failed(1).Tell("connected", "disconnected").End(7), "held 1"),
        new("LIMIT-2", "a notice explains a change", Full().At(6).Notice(online: false).Tell("connected", "disconnected").End(7), "held 1"),
        new("LIMIT-2", "a call explains a change", Full().At(6).Call("disconnect").Tell("connected", "disconnected").End(7), "held 1"),
        new("LIMIT-2", "a client that is not connected", Dropped().World(accepting: false, full: true).End(11), Untested),
        new("LIMIT-3", "a code that allows a retry", new LogMaker().Start(1).Closed(1, 4100).At(1).Start(2).End(10), Untested),
        new("LIMIT-3", "no further attempt", new LogMaker().Start(1).Closed(1, 4004).End(10), "held 1"),
        new("LIMIT-3", "4000 over a secure connection", new LogMaker().Start(1, "wss").Closed(1, 4000).At(1).Start(2, "wss").End(10), "broken at 1.000: attempt #2"),
        new("CHOICE-16", "a code that allows a retry", Connected().At(5).Closed(1, 4100).End(6), Untested),
    ];

    private static IEnumerable<RuleEdge> Disconnecting =>
    [
        new("DISCONNECT-1", "while connecting", Dropped().At(11).Call("disconnect").End(12), "broken at 11.000: the state connecting"),
        new("DISCONNECT-1", "while unavailable", Unavailable().At(41).Call("disconnect").End(42), "broken at 41.000: the state unavailable"),
        new("DISCONNECT-1", "between two attempts there is nothing to close", Dropped().Failed(2).At(11).Call("disconnect").Change("connecting", "disconnected").End(12), "held 1"),
        new("DISCONNECT-1", "before the first connect()", new LogMaker(ByHand).Created().Call("disconnect").End(1), Untested),
        new("DISCONNECT-1", "leaving the page is another call", Connected().At(5).Call("leavePage").End(6), Untested),
        new("DISCONNECT-2", "the run ends in the instant of the call", Rested().End(5), Untested),
        new("DISCONNECT-2", "a client that never came to rest", Connected().At(5).Call("disconnect").At(7).Start(2).End(9), Untested),
        new("DISCONNECT-2", "a drop in the instant of connect()", Connected().At(5).Call("connect").Closed(1, 1006).Change("connected", "disconnected").Change("disconnected", "connecting").End(9), Untested),
        new("DISCONNECT-2", "connect() just before", Connected().At(5).Call("connect").Call("disconnect").GiveUp(1).Change("connected", "disconnected").At(7).Deadline().End(9), "broken at 7.000: deadline reached at 7.000"),
        new("DISCONNECT-2", "until connect()", Rested().At(7).Call("connect").Start(2).End(9), "held 1"),
        new("DISCONNECT-2", "the socket closed after the state is told", Connected().At(5).Call("disconnect").Change("connected", "disconnected").GiveUp(1).End(9), "held 1"),
        new("DISCONNECT-2", "the socket closed later", Connected().At(5).Call("disconnect").Change("connected", "disconnected").At(6).GiveUp(1).End(9), "broken at 6.000: #1 closed by the client at 6.000"),
        new("DISCONNECT-2", "something said after the state is told", Rested().Send(1, "late").End(9), """broken at 5.000: #1 -> {"event":"late"} at 5.000"""),
        new("DISCONNECT-2", "leaving the page", Connected().At(5).Call("leavePage").GiveUp(1).Change("connected", "disconnected").At(7).Start(2).End(9), "broken at 7.000: #2 start websocket ws://host:80/app/app-key?protocol=7 at 7.000"),
        new("DISCONNECT-3", "from connected", Connected().At(5).Call("leavePage").GiveUp(1).At(7).Start(2).End(9), "broken at 7.000: #2 start websocket ws://host:80/app/app-key?protocol=7 at 7.000"),
        new("DISCONNECT-3", "from unavailable", Unavailable().At(41).Call("leavePage").At(42).Start(4).End(43), "broken at 42.000: #4 start websocket ws://host:80/app/app-key?protocol=7 at 42.000"),
        new("DISCONNECT-3", "from disconnected", Rested().At(6).Call("leavePage").At(7).Start(2).End(9), Untested),
        new("DISCONNECT-3", "connect() just before", Connected().At(5).Call("connect").Call("leavePage").GiveUp(1).At(7).Start(2).End(9), "broken at 7.000: #2 start websocket ws://host:80/app/app-key?protocol=7 at 7.000"),
        new("DISCONNECT-3", "until connect()", Connected().At(5).Call("leavePage").GiveUp(1).At(7).Call("connect").Start(2).End(9), "held 2"),
        new("DISCONNECT-3", "disconnect() is another call", Connected().At(5).Call("disconnect").At(7).Start(2).End(9), Untested),
        new("DISCONNECT-4", "connect() while connected", Connected().At(5).Call("connect").End(9), Untested),
    ];

    private static IEnumerable<RuleEdge> States =>
    [
        new("STATE-1", "an unknown state is left", Connected().At(2).Tell("odd", "connected").End(3), "broken at 2.000: odd"),
        new("STATE-1", "an event is named after no state", Connected().At(2).Event("odd").End(3), "broken at 2.000: odd"),
        new("STATE-1", "no state is read", Connected().At(2).Read("odd").End(3), "broken at 2.000: odd"),
        new("STATE-2", "another state is read first", new LogMaker().Read("connecting").End(1), "broken at 0.000: connecting"),
        new("STATE-2", "initialized is read again", Connected().At(2).Read("initialized").End(3), "broken at 2.000: initialized"),
        new("STATE-2", "an event for initialized", Connected().At(2).Event("initialized").End(3), "broken at 2.000: event initialized at 2.000"),
        new("STATE-3", "the state told after the attempt", new LogMaker().Created().Start(1).Change("initialized", "connecting").End(1), "held 1"),
        new("STATE-3", "the state told later", new LogMaker().Created().Start(1).At(1).Change("initialized", "connecting").End(2), "broken at 0.000: the state initialized"),
        new("STATE-3", "connect() where no transport is supported", new LogMaker(Unsupported with { ConnectOnCreate = false }).Created().Call("connect").End(1), Untested),
        new("STATE-5", "unavailable without an attempt before", new LogMaker().Created().Change("initialized", "unavailable").At(5).Start(1).End(6), "held 1"),
        new("STATE-5", "the run ends when the retry is due", Unavailable().End(50), Untested),
        new("STATE-5", "the run ends a millisecond later", Unavailable().End(50.001), "broken at 50.001: none until 50.001"),
        new("STATE-5", "a retry in time", Unavailable().At(50).Start(4).End(51), "held 1"),
        new("STATE-5", "a retry as late as one after an attempt that hung for its whole time", Unavailable().At(50).Start(4).At(64).Start(5).End(65), "held 2"),
        new("STATE-5", "a retry a millisecond later than that", Unavailable().At(50).Start(4).At(64.001).Start(5).End(65), "broken at 64.001: attempt #5 at 64.001"),
        new("STATE-5", "a retry a millisecond later", Unavailable().At(50.001).Start(4).End(51), "broken at 50.001: attempt #4 at 50.001"),
        new("STATE-6", "failed is never entered", new LogMaker(Unsupported).Created().End(1), "broken at 1.000: it was never entered"),
        new("STATE-6", "nobody asked", new LogMaker(Unsupported with { ConnectOnCreate = false }).Created().End(1), Untested),
        new("STATE-6", "connect() asks", new LogMaker(Unsupported with { ConnectOnCreate = false }).Created().At(1).Call("connect").End(2), "broken at 2.000: it was never entered"),
        new("STATE-7", "Flash although a WebSocket is supported", new LogMaker().Start(1, transport: Transport.Flash).End(1), "broken at 0.000: #1 start flash ws://host:80/app/app-key?protocol=7 at 0.000"),
        new("STATE-7", "a WebSocket that is supported", Connected().End(1), Untested),
        new("STATE-8", "a code just before", Connected().At(5).Closed(1, 4001).Tell("connected", "disconnected").End(9), "held 1"),
        new("STATE-8", "a code just after", Connected().At(5).Tell("connected", "disconnected").Closed(1, 4001).End(9), "broken at 5.000: none of them"),
        new("STATE-8", "a code that is not heeded", Connected().At(5).Closed(1, 4001).End(9), "missed at 5.000: the state connected"),
        new("STATE-8", "disconnected for no time", Dropped().End(11), Untested),
        new("CHOICE-6", "connect() is the first thing that happens", new LogMaker().Call("connect").End(1), Untested),
        new("CHOICE-15", "connect() is the first thing that happens", new LogMaker().Call("connect").End(1), Untested),
        new("CHOICE-15", "while unavailable, with an attempt under way", Unavailable().At(50).Start(4).At(51).Call("connect").GiveUp(4).End(52), "broken at 51.000: #4 closed by the client at 51.000"),
        new("CHOICE-15", "while unavailable, between two attempts", Unavailable().At(41).Call("connect").Start(4).End(52), Untested),
        new("CHOICE-15", "the same once more", Dropped().At(11).Call("connect").Read("connecting").End(12), "held 1"),
    ];

    private static IEnumerable<RuleEdge> Sequences =>
    [
        new("SEQUENCE-1", "the second connection is for another rule", Dropped().Open(2).Handshake(2).End(20), "held 1"),
        new("SEQUENCE-2", "the second handshake is not heeded", Dropped().At(10.05).Open(2).Handshake(2).End(20), "broken at 10.050: no change"),
        new("SEQUENCE-2", "the second handshake leads on", Dropped().At(10.05).Open(2).Handshake(2).Change("connecting", "connected").End(20), "held 3"),
        new("SEQUENCE-2", "disconnected for good", Connected().At(5).Closed(1, 1006).Change("connected", "disconnected").End(9), "broken at 5.000: disconnected until 9.000"),
        new("SEQUENCE-2", "another state between", Connected().At(5).Closed(1, 1006).Change("connected", "unavailable").Change("unavailable", "connecting").End(9), "broken at 5.000: unavailable until 5.000"),
        new("SEQUENCE-2", "disconnected on purpose", Rested().End(9), "held 1"),
        new("SEQUENCE-3", "connecting for a minute", Dropped().End(70), Untested),
        new("SEQUENCE-3", "connecting for a millisecond more", Dropped().End(70.001), "broken at 70.001: connecting for 1m1ms"),
        new("SEQUENCE-3", "unavailable from the start", new LogMaker().Created().Change("initialized", "connecting").Start(1).At(30).Change("connecting", "unavailable").End(31), Untested),
        new("SEQUENCE-3", "connected again", Dropped().At(10.05).Open(2).Handshake(2).Change("connecting", "connected").End(20), Untested),
        new("SEQUENCE-4", "after 29 s", Dropped().At(39).Change("connecting", "unavailable").End(40), "held 1"),
        new("SEQUENCE-4", "a millisecond sooner", Dropped().At(38.999).Change("connecting", "unavailable").End(40), "broken at 38.999: connecting for 28s999ms"),
        new("SEQUENCE-4", "after 31 s", Dropped().At(41).Change("connecting", "unavailable").End(42), "held 1"),
        new("SEQUENCE-4", "a millisecond later", Dropped().At(41.001).Change("connecting", "unavailable").End(42), "broken at 41.001: connecting for 31s1ms"),
        new("SEQUENCE-4", "the run ends after 31 s", Dropped().End(41), Untested),
        new("SEQUENCE-7", "a transition that needs a purpose has one", Rested().End(9), "held 3"),
    ];

    private static IEnumerable<RuleEdge> Events =>
    [
        new("EVENT-1", "the last thing told is a change", Connected().At(5).Tell("connected", "disconnected").End(5), "broken at 5.000: none"),
        new("EVENT-4", "the run ends when the attempt is due", Announced().End(12), "held 1"),
        new("EVENT-4", "the run ends a millisecond later", Announced().End(12.001), "broken at 12.001: none within 2s1ms"),
        new("EVENT-4", "told otherwise in the instant in which it is due", Announced().At(12).Notice(online: true).At(50).Start(3).End(51), Untested),
        new("EVENT-4", "told otherwise a millisecond later", Announced().At(12.001).Notice(online: true).At(50).Start(3).End(51), "broken at 50.000: it starts after 40s"),
        new("EVENT-4", "told to connect", Announced().At(11).Call("connect").Start(3).End(12), Untested),
        new("EVENT-4", "told to stop", Announced().At(11).Call("disconnect").End(20), Untested),
        new("EVENT-4", "a wait beyond all time", Dropped().At(10).Failed(2).Announce(100_000_000_000_000_000_000m).End(20), "held 1"),
        new("EVENT-5", "a call between two", Announced().At(11).Call("connect").Announce(1).End(12), "held 2"),
        new("EVENT-7", "the other removed event", Connected().Other("pusher:connection_failed").End(1), "broken at 0.060: pusher:connection_failed"),
        new("EVENT-7", "an event that was not removed", Connected().Other("pusher:subscription_error").End(1), "held 1"),
        new("EVENT-7", "failed is an occasion", new LogMaker(Unsupported).Created().Change("initialized", "failed").End(1), "held 1"),
        new("EVENT-7", "no occasion", new LogMaker().Created().Change("initialized", "connecting").End(1), Untested),
        new("EVENT-8", "a code that is not the protocol's", Connected().At(5).Closed(1, 1006).Error(NoCode).End(6), Untested),
        new("EVENT-8", "a close that is not told", Connected().At(5).Closed(1, 4001).End(6), "missed at 5.000: the client emits none"),
        new("EVENT-8", "two closes that are not told", Connected().At(5).Closed(1, 4001).Start(2).At(6).Closed(2, 4001).End(7), "missed at 5.000: the client emits none"),
    ];

    private static IEnumerable<RuleEdge> Waits =>
    [
        new("CHOICE-1", "the run ends when the attempt does", Dropped().End(14), "held 1"),
        new("CHOICE-1", "given up for another while connecting", Dropped().At(11).GiveUp(2).Start(3).End(12), "broken at 11.000: given up at 11.000"),
        new("CHOICE-1", "given up for the retry while unavailable", Unavailable().At(49).Start(4).At(50).GiveUp(4).Start(5).End(51), Untested),
        new("CHOICE-1", "given up for nothing while unavailable", Unavailable().At(49).Start(4).At(50).GiveUp(4).End(51), "broken at 50.000: given up at 50.000"),
        new("CHOICE-1", "given up on a call", Dropped().At(11).Call("disconnect").GiveUp(2).End(12), Untested),
        new("CHOICE-1", "given up on a notice", Dropped().At(11).Notice(online: false).GiveUp(2).End(12), Untested),
        new("CHOICE-1", "given up on a code", Dropped().At(11).Receive(2, Told(4100)).GiveUp(2).End(12), Untested),
        new("CHOICE-1", "the end of an attempt that was left behind", Dropped().At(11).Start(3).At(12).Failed(2).At(15).GiveUp(3).End(16), "held 1"),
        new("CHOICE-2", "the run ends when the attempt is due", Dropped().At(11).Failed(2).End(13), Untested),
        new("CHOICE-2", "the run ends a millisecond later", Dropped().At(11).Failed(2).End(13.001), "broken at 13.001: none"),
        new("CHOICE-2", "an attempt replaced at once", Dropped().At(12).GiveUp(2).Start(3).End(13), Untested),
        new("CHOICE-2", "an attempt replaced a second later", Dropped().At(12).GiveUp(2).At(13).Start(3).End(14), "broken at 13.000: #3 start websocket ws://host:80/app/app-key?protocol=7 at 13.000"),
        new("CHOICE-2", "told to stop", Dropped().At(11).Failed(2).At(12).Call("disconnect").End(20), Untested),
        new("CHOICE-3", "an attempt replaced at once where a code asks for a wait", Dropped().At(11).Receive(2, Told(4100)).GiveUp(2).Start(3).End(13), "broken at 11.000: #3 start websocket ws://host:80/app/app-key?protocol=7 at 11.000"),
        new("CHOICE-3", "what counts is the state in which the code comes", Dropped().At(10.03).Failed(2).At(39.5).Start(3).Receive(3, Told(4100)).At(40).Change("connecting", "unavailable").At(41).Closed(3, 1006).End(42.001), "broken at 42.001: none"),
        new("CHOICE-4", "a connection given up, and replaced at once", Connected().At(5).GiveUp(1).Change("connected", "disconnected").Change("disconnected", "connecting").Start(2).End(6), "held 1"),
        new("CHOICE-4", "a second after the start", Connected().At(0.1).Closed(1, 1006).Change("connected", "disconnected").Change("disconnected", "connecting").At(1).Start(2).End(7), "held 1"),
        new("CHOICE-5", "a notice that the network is back", Connected().At(5).Notice(online: true).End(6), Untested),
        new("CHOICE-5", "a client that is not connected", Dropped().At(11).Notice(online: false).End(12), Untested),
        new("CHOICE-6", "while unavailable", Unavailable().At(41).Notice(online: true).End(42), "broken at 41.000: none"),
        new("CHOICE-6", "while connected", Connected().At(5).Notice(online: true).End(6), Untested),
        new("CHOICE-6", "a notice that the network is gone", Dropped().Failed(2).At(11).Notice(online: false).End(12), Untested),
        new("CHOICE-6", "connect() while an attempt is under way", Dropped().At(11).Call("connect").End(12), Untested),
        new("CHOICE-6", "another call", Dropped().Failed(2).At(11).Call("subscribe").End(12), Untested),
    ];

    /// <summary>A client that wants a plain connection, and is told at 1 s that there is none.</summary>
    private static LogMaker Refused() => new LogMaker().Start(1).At(1).Closed(1, 4000);

    /// <summary>A client at rest since 5 s.</summary>
    private static LogMaker Rested() => Connected().At(5).Call("disconnect").GiveUp(1).Change("connected", "disconnected");

    /// <summary>A connected client of an application that is at its limit from 5 s on.</summary>
    private static LogMaker Full() => Connected().At(5).World(accepting: true, full: true);

    /// <summary>A client that announces at 10 s the attempt of 12 s.</summary>
    private static LogMaker Announced() => Dropped().Failed(2).Announce(2);

    /// <summary>A client that is refused so many times within so many milliseconds, the first time at 1 s.</summary>
    private static LogMaker Hammering(int attempts, int milliseconds, ClientSetup? setup = null)
    {
        var maker = new LogMaker(setup);
        for (int attempt = 0; attempt < attempts; attempt++)
        {
            maker.At(1 + (milliseconds / 1000.0 * attempt / (attempts - 1))).Start(attempt + 1).Failed(attempt + 1);
        }

        return maker;
    }

    private static ClientSetup Waiting(int milliseconds) => new() { Policy = new ConnectionPolicy { RetryWaits = [new Duration(milliseconds)] } };

    private static string Told(int code) => new ErrorNotice(code, "").Write();
}
