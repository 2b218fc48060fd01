using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.StateSpace;

/// <summary>
/// The environment models that are walked by default. Each is small enough to be closed in seconds; together they reach
/// every documented transition and exercise every rule.
/// </summary>
public static class Worlds
{
    private static readonly StepAction Connect = new StepAction.Call(ProgramCall.Connect);
    private static readonly StepAction Ask = new StepAction.Call(new ProgramCall.Subscribe("private-room"));
    private static readonly StepAction Leave = new StepAction.Call(new ProgramCall.Unsubscribe("private-room"));
    private static readonly StepAction Say = new StepAction.Call(new ProgramCall.Trigger("client-word", "private-room", "{}"));
    private static readonly StepAction Disconnect = new StepAction.Call(ProgramCall.Disconnect);
    private static readonly StepAction Elsewhere = new StepAction.Network(null, null, null, null) { OpenNow = OpenSockets.Dead };
    private static readonly ServerRule CloseOnSubscribe = new(new ServerTrigger.Receives(new NamePattern("pusher:subscribe"), null, null), [new ServerReply.Close(4200, "")]) { After = World.Soon };
    private static readonly ServerRule NoPong = new(new ServerTrigger.Receives(new NamePattern("pusher:ping"), null, null), []);
    private static readonly ServerRule Enough = new(new ServerTrigger.HeardNothing(Duration.FromSeconds(9), Subscribed: false), [new ServerReply.Error(4201, ""), new ServerReply.Close(4201, "")]);
    private static readonly StepAction Reset = new StepAction.Reset();
    private static readonly StepAction ServerUp = new StepAction.Server(ServerMode.Up);

    /// <summary>All worlds, the small ones first.</summary>
    public static ValueList<World> All { get; } =
    [
        new("outages", "the internet goes, with a word of the operating system, and comes back", [NamedNetwork.Offline, NamedNetwork.Up, Connect, Disconnect]) { Delay = Duration.Zero },
        new("closes", "the open connection is closed with a code of each family", [.. Codes(1000, 4000, 4001, 4100, 4200, 4300), Reset, Connect, Disconnect]),
        new("messages", "the server sends what it likes", [new StepAction.Message("pusher:ping", null, null), new StepAction.Message("news", "lobby", "{}"), new StepAction.Raw("{"), new StepAction.Raw(new Handshake("1.1", null).Write()), Reset]),
        new("proxies", "an intermediary lets nothing through, or the server cannot be reached", [NamedNetwork.Blocked, NamedNetwork.Unreachable, NamedNetwork.Up]) { Delay = Duration.Zero },
        new("calls", "the program creates its client first and connects it later", [Connect, Disconnect, new StepAction.Call(ProgramCall.LeavePage), Reset])
        {
            Client = World.QuickClient with { ConnectOnCreate = false },
        },
        new("encrypted", "the program wants secure connections only", [Reset, .. Codes(4000), Disconnect, Connect])
        {
            Client = World.QuickClient with { Encrypted = true },
        },
        new("encryption-forced", "the application takes secure connections only", [Reset, .. Codes(4000), Disconnect, Connect])
        {
            App = World.QuickApp with { EncryptedOnly = true },
        },
        new("unsupported", "the browser supports nothing", [Connect, Disconnect, Noticed(Notice.Online)])
        {
            Client = World.QuickClient with { Transports = [] },
        },
        new("limits", "the application fills up, and empties", [Open(0), Open(5), Reset, Connect])
        {
            App = World.QuickApp with { ConnectionLimit = 5 },
        },
        new("refusals", "attempts are refused with a code of each family", [.. Refusals, Reset, Connect]) { Delay = Duration.Zero },
        new("ajax", "a private channel, authenticated by ajax", [.. Channel, Disconnect, Connect])
        {
            Client = Named(AuthTransport.Ajax),
        },
        new("jsonp", "a private channel, authenticated by jsonp", [.. Channel, Disconnect, Connect])
        {
            Client = Named(AuthTransport.Jsonp),
        },
        new("errors", "codes are told on the open connection, or to an attempt that is left open", [.. Errors, .. LeftOpen, Reset, Connect]) { Delay = Duration.Zero },
        new("notices", "the operating system says things, true or not", [Noticed(Notice.Offline), Noticed(Notice.Online), new StepAction.Server(ServerMode.Down), ServerUp]) { Delay = Duration.Zero },
        new("handshakes", "the handshake does not come, or comes in pieces", [new StepAction.Handshake([], null), new StepAction.Handshake(["{"], 1), new StepAction.NormalHandshake(), Reset, Disconnect, Connect]),
        new("flash", "the browser has no WebSocket, but Flash", [Reset, NamedNetwork.Blackhole, NamedNetwork.Up])
        {
            Client = World.QuickClient with { Transports = [Transport.Flash] },
        },
        new("programs", "the program comes to a channel, says something there and leaves it, and connections drop", [Ask, Leave, Say, Reset]),
        new("wear", "an intermediary resets idle sockets, or forgets old ones, or the device goes over to another network", [Wear(idle: 6, old: 0, WornSocket.Reset), Wear(idle: 0, old: 8, WornSocket.Forgotten), Wear(idle: 0, old: 0, WornSocket.Reset), Elsewhere]),
        new("reactions", "the server closes in answer to a subscription, answers a ping late or never, has enough of a silent client, drains", [Rules(CloseOnSubscribe), Rules(NoPong), Rules(Enough), Rules(), new StepAction.Server(ServerMode.Draining), ServerUp, Ask]),
        new("servers", "the server goes down, falls silent, comes back", [new StepAction.Server(ServerMode.Down), new StepAction.Server(ServerMode.Silent), ServerUp, Connect]),
        new("tunnels", "the internet goes without a word", [NamedNetwork.Blackhole, NamedNetwork.Up, Disconnect, Connect]),
        new("background", "the page goes to the background, where timers are throttled, and comes back", [new StepAction.Throttle(Duration.FromSeconds(4)), new StepAction.Throttle(Duration.Zero), Reset]),
        new("sleep", "the device sleeps", [new StepAction.Sleep(Duration.FromSeconds(60)), NamedNetwork.Offline, NamedNetwork.Up]),
    ];

    private static IEnumerable<StepAction> Refusals =>
        Each(4000, 4001, 4100, 4200).Select(code => new StepAction.Answer(code, "", 1, true));

    private static IEnumerable<StepAction> LeftOpen => Each(4000, 4001, 4200).Select(code => new StepAction.Answer(code, "", 1, false));

    private static IEnumerable<StepAction> Errors => Each(4000, 4001, 4100, 4300).Select(code => new StepAction.Error(code, ""));

    private static StepAction.ServerRules Rules(params ServerRule[] rules) => new(new ValueList<ServerRule>(rules));

    private static StepAction.Network Wear(int idle, int old, WornSocket worn) => new(null, null, null, null)
    {
        Timings = new TimingsChange { IdleTimeout = Duration.FromSeconds(idle), Lifetime = Duration.FromSeconds(old), Worn = worn },
    };

    private static IEnumerable<StepAction> Channel => [Ask, new StepAction.Auth(403, null, null), new StepAction.Auth(200, null, null), Reset];

    private static int[] Each(params int[] codes) => codes;

    private static IEnumerable<StepAction> Codes(params int[] codes) => codes.Select(code => new StepAction.Close(code, ""));

    private static StepAction.Network Noticed(Notice notice) => new StepAction.Network(null, null, notice, null);

    private static StepAction.App Open(int connections) => new StepAction.App(new AppChange { OpenConnections = connections });

    private static ClientSetup Named(AuthTransport transport) => World.QuickClient with
    {
        AuthTransport = transport,
        AuthParams = [new Parameter("token", "t")],
        AuthHeaders = [new Parameter("X-Token", "t")],
    };
}
