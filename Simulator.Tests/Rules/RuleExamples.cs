using Simulator.Protocol;
using static Simulator.Tests.Rules.LogMaker;

namespace Simulator.Tests.Rules;

/// <summary>For every rule of the catalogue: a log that it holds in, and the mistakes that break it.</summary>
internal static class RuleExamples
{
    private static readonly ClientSetup Encrypted = new() { Encrypted = true };
    private static readonly ClientSetup FlashOnly = new() { Transports = [Transport.Flash] };
    private static readonly ClientSetup Unsupported = new() { Transports = [] };
    private static readonly ClientSetup Ajax = new() { AuthParams = [new("csrf", "a b")], AuthHeaders = [new("X-Token", "t")] };
    private static readonly ClientSetup Jsonp = Ajax with { AuthTransport = AuthTransport.Jsonp };
    private static readonly ClientSetup Elsewhere = new() { AuthEndpoint = "/here" };
    private static readonly Parameter Token = new("x-token", "t");

    private const string Params = "socket_id=1.1&channel_name=private-a&csrf=a%20b";
    private const string Limit = """{"type":"PusherError","data":{"code":4004,"message":""}}""";
    private const string NoCode = """{"type":"PusherError","data":{"message":"limit"}}""";
    private const string LimitFrame = """{"event":"pusher:error","data":{"code":4004,"message":""}}""";

    /// <summary>A connected client that has asked for a private channel.</summary>
    private static LogMaker Asked() => Connected(Ajax).At(1).Request("POST", "/auth", [], Params);

    /// <summary>A client that wants two channels, and is connected again on attempt 2 at 7.06 s.</summary>
    private static LogMaker Again() => Connected(Ajax).At(1).Wants("private-a").Request("POST", "/auth", [], Params).Wants("news").Subscribe(1, "news").At(7)
        .Closed(1, 1006).Change("connected", "disconnected").Change("disconnected", "connecting").Start(2).Open(2).At(7.06).Handshake(2).Change("connecting", "connected");

    /// <summary>A client whose first socket is open.</summary>
    private static LogMaker Opening() => new LogMaker().World(accepting: true).Created().Change("initialized", "connecting").Start(1).At(0.05).Open(1);

    private const string Leaving = """{"event":"pusher:unsubscribe","data":{"channel":"private-a"}}""";
    private const string Confirmation = """{"event":"pusher_internal:subscription_succeeded","channel":"private-a","data":"{}"}""";

    /// <summary>A client that has left its channel, and is connected again on attempt 2 at 7.06 s.</summary>
    private static LogMaker Left() => Connected().At(1).Wants("news").Subscribe(1, "news").At(2).Leaves("news").At(7)
        .Closed(1, 1006).Change("connected", "disconnected").Change("disconnected", "connecting").Start(2).Open(2).At(7.06).Handshake(2).Change("connecting", "connected");

    /// <summary>A client that wants a private channel, and has subscribed to it.</summary>
    private static LogMaker Granted() => Connected(Ajax).At(1).Wants("private-a").Request("POST", "/auth", [], Params).Answered(1, 200).Subscribe(1, "private-a").At(5);

    private const string Goal = """{"event":"goal","channel":"news","data":"7"}""";

    /// <summary>A client that wants a channel on which a message has just come.</summary>
    private static LogMaker News() => Connected().At(1).Wants("news").Subscribe(1, "news").At(5).Receive(1, Goal);

    private static string Typing(string name, string channel) => ClientEvent.Write(name, channel, "{}");

    /// <summary>A client whose attempts are refused at once, so many times a second for ten seconds.</summary>
    private static LogMaker Hammering(int pace)
    {
        LogMaker maker = Connected().At(1).Closed(1, 1006).Change("connected", "disconnected").Change("disconnected", "connecting");
        for (int attempt = 0; attempt < 10 * pace; attempt++)
        {
            maker.At(2 + ((double)attempt / pace)).Start(2 + attempt).Failed(2 + attempt);
        }

        return maker;
    }

    public static IEnumerable<RuleExample> All => [.. Connecting, .. Options, .. Authentication, .. Limits, .. Disconnecting, .. States, .. Sequences, .. Events, .. Choices];

    private static IEnumerable<RuleExample> Connecting =>
    [
        new("CONNECT-1", "waits for connect()", Connected().End(1), new LogMaker().Created().Call("connect").Change("initialized", "connecting").Start(1).End(1), "no attempt"),
        new("CONNECT-2", "names another application", Connected().End(1), new LogMaker().Created().Start(1, key: "other").End(1), "/app/other"),
        new("CONNECT-3", "leaks a connection", Dropped().End(11), Connected().At(10).Start(2).End(11), "attempt #2 starts while it lives"),
        new("CONNECT-3", "leaves one open behind another", Dropped().End(11), Dropped().At(11).Failed(2).Start(3).At(12).Start(4).GiveUp(4).Start(5).End(13), "attempt #4 starts while it lives"),
        new("CONNECT-4", "tries six times a second", Hammering(5).End(20), Hammering(6).End(20), "51 since"),
    ];

    private static IEnumerable<RuleExample> Options =>
    [
        new("OPTION-1", "connects in the clear", new LogMaker(Encrypted).Start(1, "wss").End(1), new LogMaker(Encrypted).Start(1, "ws").End(1), "the scheme ws"),
        new("OPTION-2", "goes secure unasked", Connected().End(1), new LogMaker().Start(1, "wss").End(1), "the scheme wss"),
        new("OPTION-3", "keeps ws after 4000", new LogMaker().Start(1).Closed(1, 4000).Start(2, "wss").End(5), new LogMaker().Start(1).Closed(1, 4000).Start(2, "ws").End(5), "the scheme ws"),
        new("OPTION-3", "gives up after 4000", new LogMaker().Start(1).Closed(1, 4000).Start(2, "wss").End(5), new LogMaker().Start(1).Closed(1, 4000).End(5), "no further attempt"),
        new("OPTION-3", "does not stay secure", new LogMaker().Start(1).Closed(1, 4000).Start(2, "wss").End(5), new LogMaker().Start(1).Closed(1, 4000).Start(2, "wss").Failed(2).At(2).Start(3).End(5), "the scheme ws"),
    ];

    private static IEnumerable<RuleExample> Authentication =>
    [
        new("AUTH-1", "drops the parameters", Connected(Ajax).Request("POST", "/auth", [], Params).End(1), Connected(Ajax).Request("POST", "/auth", [], "socket_id=1.1&channel_name=private-a").End(1), "socket_id=1.1&channel_name=private-a"),
        new("AUTH-1", "uses GET", Connected(Ajax).Request("POST", "/auth", [], Params).End(1), Connected(Ajax).Request("GET", "/auth", [], Params).End(1), "the method GET"),
        new("AUTH-1", "names an old socket", Connected(Ajax).Request("POST", "/auth", [], Params).End(1), Connected(Ajax).Request("POST", "/auth", [], "socket_id=0.9&channel_name=private-a&csrf=a%20b").End(1), "socket_id=0.9"),
        new("AUTH-1", "names no channel", Connected(Ajax).Request("POST", "/auth", [], Params).End(1), Connected(Ajax).Request("POST", "/auth", [], "socket_id=1.1&channel_name=&csrf=a%20b").End(1), "socket_id=1.1&channel_name=&csrf=a%20b"),
        new("AUTH-2", "uses POST", Connected(Jsonp).Request("GET", $"/auth?callback=f&{Params}", [], "").End(1), Connected(Jsonp).Request("POST", $"/auth?callback=f&{Params}", [], "").End(1), "the method POST"),
        new("AUTH-2", "has no callback", Connected(Jsonp).Request("GET", $"/auth?callback=f&{Params}", [], "").End(1), Connected(Jsonp).Request("GET", $"/auth?{Params}", [], "").End(1), $"/auth?{Params}"),
        new("AUTH-2", "drops the parameters", Connected(Jsonp).Request("GET", $"/auth?callback=f&{Params}", [], "").End(1), Connected(Jsonp).Request("GET", "/auth?callback=f&socket_id=1.1&channel_name=c", [], "").End(1), "callback=f&socket_id=1.1&channel_name=c"),
        new("AUTH-3", "forgets the headers", Connected(Ajax).Request("POST", "/auth", [Token], Params).End(1), Connected(Ajax).Request("POST", "/auth", [new("Accept", "*/*")], Params).End(1), "headers: Accept"),
        new("AUTH-3", "sends headers over jsonp", Connected(Jsonp).Request("GET", "/auth", [], "").End(1), Connected(Jsonp).Request("GET", "/auth", [Token], "").End(1), "headers: x-token"),
        new("AUTH-4", "asks an endpoint of its own", Connected(Elsewhere).Request("POST", "/here?v=2", [], Params).End(2), Connected(Elsewhere).Request("POST", "/heretic", [], Params).End(2), "one to /heretic"),
    ];

    private static IEnumerable<RuleExample> Limits =>
    [
        new("LIMIT-1", "swallows the rejection", new LogMaker().Start(1).Closed(1, 4004).Error(Limit).End(1), new LogMaker().Start(1).Closed(1, 4004).End(1), "no such error"),
        new("LIMIT-2", "leaves although it is within", Connected().At(5).World(true, full: true).End(20), Connected().At(5).World(true, full: true).At(6).Tell("connected", "disconnected").End(20), "state_change connected -> disconnected at 6.000"),
        new("LIMIT-3", "hammers", new LogMaker().Start(1).Closed(1, 4004).At(9).Call("connect").Start(2).End(10), new LogMaker().Start(1).Closed(1, 4004).At(1).Start(2).End(10), "attempt #2"),
    ];

    private static IEnumerable<RuleExample> Disconnecting =>
    [
        new("DISCONNECT-1", "ignores the call", Connected().At(5).Call("disconnect").GiveUp(1).Change("connected", "disconnected").End(9), Connected().At(5).Call("disconnect").GiveUp(1).End(9), "the state connected"),
        new("DISCONNECT-1", "leaves the socket open", Connected().At(5).Call("disconnect").GiveUp(1).Change("connected", "disconnected").End(9), Connected().At(5).Call("disconnect").Change("connected", "disconnected").End(9), "it is left open"),
        new("DISCONNECT-2", "reconnects by itself", Connected().At(5).Call("disconnect").GiveUp(1).Change("connected", "disconnected").End(9), Connected().At(5).Call("disconnect").GiveUp(1).Change("connected", "disconnected").At(7).Change("disconnected", "connecting").End(9), "state_change disconnected -> connecting at 7.000"),
        new("DISCONNECT-2", "leaves a timer running", Connected().At(5).Call("disconnect").GiveUp(1).Change("connected", "disconnected").End(9), Connected().At(5).Call("disconnect").GiveUp(1).Change("connected", "disconnected").At(8).Deadline().End(9), "deadline reached at 8.000"),
        new("DISCONNECT-3", "stays open behind the page", Connected().At(5).Call("leavePage").GiveUp(1).Change("connected", "disconnected").End(9), Connected().At(5).Call("leavePage").End(9), "it is left open"),
        new("DISCONNECT-3", "retries although nobody is there", Dropped().Failed(2).Call("leavePage").Change("connecting", "disconnected").End(19), Dropped().Failed(2).Call("leavePage").At(12).Start(3).End(19), "#3 start"),
        new("DISCONNECT-4", "cannot connect again", Connected().At(5).Call("disconnect").GiveUp(1).Change("connected", "disconnected").At(6).Call("connect").Change("disconnected", "connecting").Start(2).End(9), Connected().At(5).Call("disconnect").GiveUp(1).Change("connected", "disconnected").At(6).Call("connect").End(9), "the state disconnected"),
    ];

    private static IEnumerable<RuleExample> States =>
    [
        new("STATE-1", "invents a state", Connected().End(1), Connected().At(2).Change("connected", "reconnecting").End(3), "reconnecting"),
        new("STATE-2", "goes back to the beginning", Connected().End(1), Connected().At(2).Tell("connected", "initialized").End(3), "state_change connected -> initialized at 2.000"),
        new("STATE-3", "skips connecting", Connected().End(1), new LogMaker().Created().Start(1).At(0.05).Open(1).End(1), "the state initialized"),
        new("STATE-3", "ignores the first connect()", Connected().End(1), new LogMaker(new ClientSetup { ConnectOnCreate = false }).Created().At(1).Call("connect").End(60), "the state initialized"),
        new("STATE-4", "is connected before it is accepted", Connected().End(1), new LogMaker().Created().Change("initialized", "connecting").Start(1).At(0.05).Open(1).Change("connecting", "connected").End(1), "none came"),
        new("STATE-4", "believes a stale attempt", Connected().End(1), new LogMaker().Start(1).At(1).Open(1).GiveUp(1).Start(2).Handshake(1).Tell("connecting", "connected").End(2), "none came"),
        new("STATE-5", "forgets to retry", Unavailable().At(49.03).Start(4).End(50), Unavailable().End(60), "none until 60.000"),
        new("STATE-5", "retries too soon", Unavailable().At(49).Start(4).Failed(4).At(59).Start(5).End(60), Unavailable().At(49).Start(4).Failed(4).At(54).Start(5).End(60), "attempt #5 at 54.000"),
        new("STATE-5", "retries a second late", Unavailable().At(49.03).Start(4).Failed(4).At(59.03).Start(5).End(60), Unavailable().At(49.03).Start(4).Failed(4).At(60.031).Start(5).End(61), "attempt #5 at 60.031"),
        new("STATE-5", "waits until it is told that the network is back", Unavailable().At(45).Notice(true).Start(4).End(50), Unavailable().At(99).Notice(true).Start(4).End(100), "attempt #4 at 99.000"),
        new("STATE-6", "fails although it need not", new LogMaker(Unsupported).Created().Change("initialized", "failed").End(1), Dropped().At(11).Change("connecting", "failed").End(12), "failed"),
        new("STATE-6", "tries although it cannot", new LogMaker(Unsupported).Created().Change("initialized", "failed").End(1), new LogMaker(Unsupported).Created().Change("initialized", "failed").Start(1).End(1), "#1 start"),
        new("STATE-7", "insists on a WebSocket", new LogMaker(FlashOnly).Start(1, transport: Transport.Flash).End(1), new LogMaker(FlashOnly).Start(1).End(1), "#1 start websocket"),
        new("STATE-8", "rests after a drop", Connected().At(5).Call("disconnect").Change("connected", "disconnected").End(9), Connected().At(5).Closed(1, 1006).Change("connected", "disconnected").End(9), "none of them"),
        new("STATE-9", "sets the state after the event", Connected().End(1), new LogMaker().Created().Tell("initialized", "connecting").Event("connecting").End(1), "initialized"),
        new("STATE-10", "is connected to nothing for ever", Connected().At(10).World(accepting: false, silent: true).At(150).GiveUp(1).Change("connected", "disconnected").End(900), Connected().At(10).World(accepting: false, silent: true).At(150).Send(1, "pusher:ping").End(900), "still connected"),
        new("STATE-10", "is connected to a socket that a sleep killed", Connected().At(10).Wakes().At(150).GiveUp(1).Change("connected", "disconnected").End(900), Connected().At(10).Wakes().End(900), "still connected"),
        new("STATE-10", "waits for a server that falls silent again and again", Connected().At(10).World(accepting: false, silent: true).At(150).GiveUp(1).Change("connected", "disconnected").End(900), Connected().At(10).World(accepting: false, silent: true).At(12).World(accepting: true).At(14).World(accepting: false, silent: true).End(900), "still connected"),
    ];

    private static IEnumerable<RuleExample> Sequences =>
    [
        new("SEQUENCE-1", "ignores the handshake", Connected().End(1), new LogMaker().Created().Change("initialized", "connecting").Start(1).At(1).Open(1).Handshake(1).End(9), "no change"),
        new("SEQUENCE-2", "stays connected on a closed socket", Dropped().End(11), Connected().At(5).Closed(1, 1006).End(9), "still connected"),
        new("SEQUENCE-2", "skips disconnected", Dropped().End(11), Connected().At(5).Closed(1, 1006).Change("connected", "connecting").End(9), "connecting until 9.000"),
        new("SEQUENCE-3", "is stuck in connecting", Unavailable().End(41), Dropped().End(71), "connecting for 1m1s"),
        new("SEQUENCE-4", "is unavailable too soon", Unavailable().End(41), Dropped().At(20).Change("connecting", "unavailable").End(21), "connecting for 10s"),
        new("SEQUENCE-4", "is unavailable too late", Unavailable().End(41), Dropped().At(42).Change("connecting", "unavailable").End(43), "connecting for 32s"),
        new("SEQUENCE-5", "passes through connecting", Unavailable().At(49).Start(4).Open(4).Handshake(4).Change("unavailable", "connected").End(50), Unavailable().At(49).Start(4).Open(4).Handshake(4).Change("unavailable", "connecting").End(50), "state_change unavailable -> connecting at 49.000"),
        new("SEQUENCE-6", "connects without a transport", new LogMaker(Unsupported).Created().Change("initialized", "failed").End(1), new LogMaker(Unsupported).Created().Change("initialized", "connecting").End(1), "state_change initialized -> connecting at 0.000"),
        new("SEQUENCE-7", "leaves the graph", Connected().End(1), Connected().At(5).Change("connected", "unavailable").End(6), "connected -> unavailable"),
        new("SEQUENCE-7", "rests unasked", Connected().End(1), Dropped().At(11).Change("connecting", "disconnected").End(12), "connecting -> disconnected"),
        new("SEQUENCE-8", "never comes back", Dropped().World(true).At(10.06).Open(2).Handshake(2).Change("connecting", "connected").End(30), Dropped().At(11).Failed(2).World(true).End(30), "connecting for 19s"),
    ];

    private static IEnumerable<RuleExample> Events =>
    [
        new("EVENT-1", "forgets the event of the state", Connected().End(1), Connected().At(5).Tell("connected", "disconnected").Tell("disconnected", "connecting").Event("connecting").End(6), "none"),
        new("EVENT-1", "emits it twice", Connected().End(1), Connected().Event("connected").End(6), "event connected at 0.060"),
        new("EVENT-2", "says the wrong previous", Connected().End(1), Dropped().At(11).Change("disconnected", "unavailable").End(12), "previous disconnected"),
        new("EVENT-2", "tells a change that is none", Connected().End(1), Connected().Change("connected", "connected").End(1), "connected twice"),
        new("EVENT-3", "announces while connected", Dropped().Failed(2).Announce(2).End(11), Connected().Announce(5).End(1), "the state connected"),
        new("EVENT-4", "announces milliseconds", Dropped().Failed(2).Announce(2).At(12).Start(3).End(13), Dropped().Failed(2).Announce(2000).At(12).Start(3).End(13), "it starts after 2s"),
        new("EVENT-4", "announces zero", Dropped().Failed(2).Announce(2).At(12).Start(3).End(13), Dropped().Failed(2).Announce(0).Start(3).End(13), "connecting_in 0 at 10.000"),
        new("EVENT-4", "announces fractions", Dropped().Failed(2).Announce(2).At(11.5).Start(3).End(13), Dropped().Failed(2).Announce(1.5m).At(11.5).Start(3).End(13), "connecting_in 1.5 at 10.000"),
        new("EVENT-4", "breaks its word before it is told otherwise", Dropped().Failed(2).Announce(2).At(12).Notice(false).Start(3).End(13), Dropped().Failed(2).Announce(2).At(50).Notice(true).Start(3).End(51), "it starts after 40s"),
        new("EVENT-4", "does not keep its word", Dropped().Failed(2).Announce(2).At(12).Start(3).End(13), Dropped().Failed(2).Announce(2).End(13), "none within 3s"),
        new("EVENT-5", "counts down", Dropped().Failed(2).Announce(2).At(12).Start(3).End(13), Dropped().Failed(2).Announce(2).At(11).Announce(1).At(12).Start(3).End(13), "a second one"),
        new("EVENT-6", "falls silent while unavailable", Unavailable().At(49.03).Start(4).At(49.06).Failed(4).Announce(10).At(59.03).Start(5).End(60), Unavailable().At(49.03).Start(4).At(49.06).Failed(4).At(59.03).Start(5).End(60), "none"),
        new("EVENT-7", "emits a removed event", Connected().End(1), Connected().Other("pusher:connection_established").End(1), "pusher:connection_established"),
        new("EVENT-8", "loses the code", new LogMaker().Start(1).Receive(1, LimitFrame).Error(Limit).End(1), new LogMaker().Start(1).Receive(1, LimitFrame).Error(NoCode).End(1), "error"),
        new("EVENT-8", "swallows the error", new LogMaker().Start(1).Receive(1, LimitFrame).Error(Limit).End(1), new LogMaker().Start(1).Receive(1, LimitFrame).End(1), "no error"),
        new("EVENT-9", "announces no retry while connecting", Dropped().At(10.03).Failed(2).Announce(2).At(12.03).Start(3).End(13), Dropped().At(10.03).Failed(2).At(12.03).Start(3).End(13), "none"),
    ];

    private static IEnumerable<RuleExample> Choices =>
    [
        new("CHANNEL-1", "asks again for a channel that was left", Left().End(9), Left().Subscribe(2, "news").End(9), "news"),
        new("CHANNEL-1", "uses a grant for a channel that was left", Asked().Wants("private-a").Leaves("private-a").Answered(1, 200).At(3).Closed(1, 1006).Change("connected", "disconnected").Change("disconnected", "connecting").Start(2).Open(2).Handshake(2).Change("connecting", "connected").End(4), Asked().Wants("private-a").Leaves("private-a").Answered(1, 200).Subscribe(1, "private-a").End(4), "private-a"),
        new("CHANNEL-2", "sends a client event under any name", Granted().Says(1, Typing("client-typing", "private-a")).End(6), Granted().Says(1, Typing("typing", "private-a")).End(6), "typing"),
        new("CHANNEL-2", "sends a client event on a public channel", Granted().Says(1, Typing("client-typing", "private-a")).End(6), Granted().Subscribe(1, "news").Says(1, Typing("client-typing", "news")).End(6), "news"),
        new("CHANNEL-2", "sends a client event before it has subscribed", Granted().Says(1, Typing("client-typing", "private-a")).End(6), Asked().Says(1, Typing("client-typing", "private-a")).End(6), "none"),
        new("CHANNEL-3", "keeps a message to itself", News().Hears("news", "goal", "7").End(6), News().End(6), "not handed over"),
        new("CHANNEL-3", "hands a message over twice", News().Hears("news", "goal", "7").End(6), News().Hears("news", "goal", "7").Hears("news", "goal", "7").End(6), "handed over 2 times"),
        new("CHANNEL-3", "hands a message over with other data", News().Hears("news", "goal", " 7").End(6), News().Hears("news", "goal", "8").End(6), "not handed over"),
        new("CHANNEL-3", "hands a message over later", News().Hears("news", "goal", "7").End(6), News().At(5.5).Hears("news", "goal", "7").End(6), "not handed over"),
        new("CHANNEL-4", "hands over what comes on a channel that was left", Connected().At(1).Wants("news").Leaves("news").Receive(1, Goal).End(6), Connected().At(1).Wants("news").Leaves("news").Receive(1, Goal).Hears("news", "goal", "7").End(6), "news: goal 7"),
        new("CHANNEL-4", "hands over what nobody sent", News().Hears("news", "goal", "7").End(6), News().Hears("news", "goal", "7").At(5.5).Hears("news", "goal", "7").End(6), "news: goal 7"),
        new("CHOICE-1", "waits for ever for one attempt", Dropped().At(14).GiveUp(2).End(15), Dropped().End(15), "it goes on until 15.000"),
        new("CHOICE-1", "gives an attempt up too soon", Dropped().At(14).GiveUp(2).End(15), Dropped().At(11).GiveUp(2).End(15), "given up at 11.000"),
        new("CHOICE-2", "waits too long", Dropped().At(11).Failed(2).At(13).Start(3).Failed(3).At(17).Start(4).End(18), Dropped().At(11).Failed(2).At(14).Start(3).End(18), "at 14.000"),
        new("CHOICE-2", "waits until it is told that the network is back", Dropped().At(11).Failed(2).At(13).Start(3).Failed(3).At(14).Notice(true).Start(4).End(18), Dropped().At(11).Failed(2).At(20).Notice(true).Start(3).End(21), "at 20.000"),
        new("CHOICE-2", "does not wait longer each time", Dropped().At(11).Failed(2).At(13).Start(3).Failed(3).At(17).Start(4).End(18), Dropped().At(11).Failed(2).At(13).Start(3).Failed(3).At(15).Start(4).End(18), "at 15.000"),
        new("CHOICE-3", "comes back at once after 4100", Connected().At(5).Closed(1, 4100).Change("connected", "disconnected").Change("disconnected", "connecting").At(6).Start(2).End(7), Connected().At(5).Closed(1, 4100).Change("connected", "disconnected").Change("disconnected", "connecting").Start(2).End(7), "at 5.000"),
        new("CHOICE-4", "reconnects without a pause", Dropped().End(11), Connected().At(0.1).Closed(1, 1006).Change("connected", "disconnected").Change("disconnected", "connecting").Start(2).End(7), "at 0.100"),
        new("CHOICE-4", "waits on 4200", Dropped().End(11), Connected().At(5).Closed(1, 4200).Change("connected", "disconnected").Change("disconnected", "connecting").At(7).Start(2).End(9), "at 7.000"),
        new("CHOICE-5", "ignores the notice", Connected().At(5).Notice(false).GiveUp(1).Change("connected", "disconnected").End(6), Connected().At(5).Notice(false).End(6), "still connected"),
        new("CHOICE-6", "waits although the network is back", Dropped().Failed(2).At(11).Notice(true).Start(3).End(12), Dropped().Failed(2).At(11).Notice(true).At(12).Start(3).End(13), "none"),
        new("CHOICE-6", "waits although it is told to connect", Dropped().Failed(2).At(11).Call("connect").Start(3).End(12), Dropped().Failed(2).At(11).Call("connect").End(12), "none"),
        new("CHOICE-7", "never asks", Connected().At(120.06).Send(1, "pusher:ping").End(130), Connected().End(130), "none"),
        new("CHOICE-7", "asks all the time", Connected().At(120.06).Send(1, "pusher:ping").End(130), Connected().At(10).Send(1, "pusher:ping").End(130), "one at 10.000"),
        new("CHOICE-8", "is connected to nothing", Connected().At(120.06).Send(1, "pusher:ping").At(150.06).GiveUp(1).End(151), Connected().At(120.06).Send(1, "pusher:ping").End(151), "kept at 151.000"),
        new("CHOICE-8", "gives up too soon", Connected().At(120.06).Send(1, "pusher:ping").At(150.06).GiveUp(1).End(151), Connected().At(120.06).Send(1, "pusher:ping").At(130).GiveUp(1).End(151), "given up at 130.000"),
        new("CHOICE-9", "never answers a ping", Connected().At(5).Receive(1, """{"event":"pusher:ping"}""").Send(1, "pusher:pong").End(6), Connected().At(5).Receive(1, """{"event":"pusher:ping"}""").End(6), "none"),
        new("CHOICE-10", "swallows what it cannot read", Connected().At(5).Receive(1, "[").Error(NoCode).End(6), Connected().At(5).Receive(1, "[").End(6), "none"),
        new("CHOICE-11", "dies of an unknown event", Connected().At(5).Receive(1, """{"event":"new"}""").End(6), Connected().At(5).Receive(1, """{"event":"new"}""").GiveUp(1).Tell("connected", "disconnected").End(6), "state_change connected -> disconnected at 5.000"),
        new("CHOICE-12", "uses a stale grant", Asked().Answered(1, 200).Subscribe(1, "private-a").End(2), Asked().At(2).Closed(1, 1006).Start(2).Open(2).Handshake(2).Answered(1, 200).Subscribe(2, "private-a").End(3), "a subscription to private-a"),
        new("CHOICE-12", "forgets a grant", Asked().Answered(1, 200).Subscribe(1, "private-a").End(2), Asked().Answered(1, 200).End(2), "none"),
        new("CHOICE-12", "uses a grant for another channel", Asked().Answered(1, 200).Subscribe(1, "private-a").End(2), Asked().Answered(1, 200).Subscribe(1, "private-b").End(2), "a subscription to private-b"),
        new("CHOICE-12", "uses a grant twice", Asked().Answered(1, 200).Subscribe(1, "private-a").End(2), Asked().Answered(1, 200).Subscribe(1, "private-a").Subscribe(1, "private-a").End(2), "private-a, private-a"),
        new("CHOICE-13", "keeps a refusal to itself", Asked().Answered(1, 403).Other("pusher:subscription_error").End(2), Asked().Answered(1, 403).End(2), "none"),
        new("CHOICE-14", "forgets its private channels", Again().Request("POST", "/auth", [], Params).Subscribe(2, "news").End(9), Again().Subscribe(2, "news").End(9), "none on this connection"),
        new("CHOICE-14", "forgets its public channels", Again().Request("POST", "/auth", [], Params).Subscribe(2, "news").End(9), Again().Request("POST", "/auth", [], Params).End(9), "none on this connection"),
        new("CHOICE-14", "asks twice", Again().Request("POST", "/auth", [], Params).Subscribe(2, "news").End(9), Again().Request("POST", "/auth", [], Params).Subscribe(2, "news").Subscribe(2, "news").End(9), "a second one"),
        new("CHOICE-14", "asks twice for one and never for the other", Again().Request("POST", "/auth", [], Params).Subscribe(2, "news").End(9), Again().Subscribe(2, "news").Subscribe(2, "news").End(9), "none on this connection"),
        new("CHOICE-14", "asks for what nobody wants", Again().Request("POST", "/auth", [], Params).Subscribe(2, "news").End(9), Again().Request("POST", "/auth", [], Params).Subscribe(2, "news").Subscribe(2, "old").End(9), "one for old"),
        new("CHOICE-14", "asks late", Again().Request("POST", "/auth", [], Params).Subscribe(2, "news").End(9), Again().Request("POST", "/auth", [], Params).At(8).Subscribe(2, "news").End(9), "one at 8.000"),
        new("CHOICE-15", "connects anew while it is connected", Connected().At(5).Call("connect").End(6), Connected().At(5).Call("connect").Change("connected", "disconnected").End(6), "state_change connected -> disconnected"),
        new("CHOICE-15", "gives up what is under way", Dropped().At(11).Call("connect").End(12), Dropped().At(11).Call("connect").GiveUp(2).Start(3).End(12), "#2 closed by the client"),
        new("CHOICE-16", "rests and tells nobody why", Connected().At(5).Closed(1, 4009).Error("""{"data":{"code":4009}}""").Change("connected", "disconnected").End(6), Connected().At(5).Closed(1, 4009).Change("connected", "disconnected").End(6), "none"),
        new("CHOICE-17", "leaves without a word", Granted().Leaves("private-a").Says(1, Leaving).End(6), Granted().Leaves("private-a").End(6), "none"),
        new("CHOICE-17", "tells that it leaves what nobody left", Granted().Leaves("private-a").Says(1, Leaving).End(6), Granted().Leaves("private-a").Says(1, Leaving).At(5.5).Says(1, Leaving).End(6), "one for private-a"),
        new("CHOICE-18", "forgets a client event", Granted().Receive(1, Confirmation).Triggers("client-typing", "private-a").Says(1, Typing("client-typing", "private-a")).End(6), Granted().Receive(1, Confirmation).Triggers("client-typing", "private-a").End(6), "nothing sent"),
        new("CHOICE-18", "sends a client event later", Granted().Triggers("client-typing", "private-a").Receive(1, Confirmation).End(6), Granted().Triggers("client-typing", "private-a").At(5.5).Receive(1, Confirmation).Says(1, Typing("client-typing", "private-a")).End(6), "client-typing"),
        new("CHOICE-18", "sends a client event before the channel is confirmed", Granted().Triggers("client-typing", "private-a").End(6), Granted().Triggers("client-typing", "private-a").Says(1, Typing("client-typing", "private-a")).End(6), "client-typing"),
        new("CHOICE-19", "has not stored the socket id when it tells", Opening().At(0.06).Handshake(1).Tell("connecting", "connected").Event("connected", "1.1").End(6), Opening().At(0.06).Handshake(1).Tell("connecting", "connected").Event("connected", "").End(6), "none"),
        new("CHOICE-19", "shows the socket id of another connection", Opening().At(0.06).Handshake(1).Tell("connecting", "connected").Event("connected", "1.1").End(6), Opening().At(0.06).Handshake(1).Tell("connecting", "connected").Event("connected", "9.9").End(6), "9.9"),
    ];
}
