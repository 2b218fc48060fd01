using FsCheck;
using FsCheck.Fluent;
using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Generation;

/// <summary>
/// Random scenarios of real trouble under the documented policy: every rule can be asked of them. Unlike
/// <see cref="ScenarioGenerator"/> it draws what the world does, not what the format can hold.
/// </summary>
internal static class TroubleGenerator
{
    private static readonly ValueList<string>[] Handshakes =
    [
        [],
        ["{}"],
        ["""{"event":"pusher:error","data":{"code":4100}}"""],
        ["""{"event":"pusher:connection_established","data":"{}"}"""],
        ["""{"event":"pusher:connection_established","data":{"socket_id":"1.2"}}""", """{"event":"pusher:connection_established","data":{"socket_id":"1.3"}}"""],
    ];

    private static readonly string[] Events =
        ["connecting", "connected", "disconnected", "unavailable", "state_change", "connecting_in", "error"];

    /// <summary>A private channel whose authentication takes so long that the connection may be another one by then.</summary>
    private static readonly ValueList<Step> SlowChannel =
    [
        new(Instant.Start, new StepAction.Auth(200, null, Duration.FromSeconds(20))),
        new(Instant.Start, new StepAction.Subscribe("private-slow")),
    ];

    /// <summary>The scenarios.</summary>
    public static Gen<Scenario> Scenario { get; } =
        from client in Client
        from network in Any.Mostly(new NetworkTimings(), Network)
        from app in Any.Mostly(new AppSetup(), Gen.Constant(new AppSetup { ActivityTimeout = Duration.FromSeconds(30) }))
        from seed in Gen.Choose(1, 1_000_000)
        from prelude in Any.Mostly([], Gen.Constant(SlowChannel))
        from waits in Any.Listed(Wait, max: 12)
        from actions in Action.ArrayOf(waits.Count)
        from rest in Gen.Elements(1_000, 60_000, 300_000)
        select Assemble(waits, actions, rest, prelude) with { Client = client, App = app, Network = network, Seed = seed };

    private static Gen<int> Wait => Gen.OneOf(
        Gen.Constant(0), Gen.Choose(0, 100), Gen.Choose(0, 5_000), Gen.Choose(0, 60_000), Gen.Constant(10_000));

    private static Gen<ClientSetup> Client =>
        from encrypted in Gen.Elements(false, false, false, true)
        from onCreate in Gen.Elements(true, true, true, true, false)
        from transport in Gen.Elements(AuthTransport.Ajax, AuthTransport.Jsonp)
        from transports in Gen.Elements<ValueList<Transport>>([Transport.WebSocket], [Transport.WebSocket, Transport.Flash], [Transport.WebSocket], [Transport.Flash], [])
        select new ClientSetup
        {
            Encrypted = encrypted,
            ConnectOnCreate = onCreate,
            AuthTransport = transport,
            Transports = transports,
            AuthParams = [new("token", "a b")],
            AuthHeaders = [new("X-Token", "t")],
        };

    private static Gen<NetworkTimings> Network =>
        from open in Range(4_500)
        from refuse in Range(6_000)
        from message in Range(3_000)
        from close in Range(8_000)
        select new NetworkTimings { OpenAfter = open, RefuseAfter = refuse, MessageAfter = message, CloseAfter = close };

    private static Gen<StepAction> Action => Gen.OneOf(Path, Path, Server, Talk, Program);

    private static Gen<StepAction> Path => Gen.OneOf<StepAction>(
        Gen.Constant<StepAction>(new StepAction.Network(PathAttempts.Open, PathSockets.Alive, Notice.Online, "up")),
        Gen.Elements<StepAction>(
            new StepAction.Network(PathAttempts.Refused, PathSockets.Silent, Notice.Offline, "offline"),
            new StepAction.Network(PathAttempts.Hang, PathSockets.Silent, null, "blackhole"),
            new StepAction.Network(PathAttempts.Refused, PathSockets.Reset, null, "unreachable"),
            new StepAction.Network(PathAttempts.Blocked, PathSockets.Alive, null, "blocked")),
        from attempts in Any.Maybe(Gen.Elements(Enum.GetValues<PathAttempts>()))
        from sockets in Any.Maybe(Gen.Elements(Enum.GetValues<PathSockets>()))
        from notice in Any.Maybe(Gen.Elements(Enum.GetValues<Notice>()))
        select (StepAction)new StepAction.Network(attempts, sockets, notice, null),
        Gen.Elements(1_000, 60_000, 3_600_000).Select(length => (StepAction)new StepAction.Sleep(new Duration(length))));

    private static Gen<StepAction> Server => Gen.OneOf<StepAction>(
        Gen.Elements(ServerMode.Up, ServerMode.Up, ServerMode.Down, ServerMode.Silent).Select(mode => (StepAction)new StepAction.Server(mode)),
        from code in Gen.Elements(4000, 4001, 4004, 4100, 4200, 4300, 4999, 1001)
        from attempts in Gen.Elements<int?>(1, 2, 5, null)
        from close in Any.Boolean
        select (StepAction)new StepAction.Answer(code, "told", attempts, close),
        Gen.Elements<StepAction>(new StepAction.Accept(), new StepAction.NormalHandshake()),
        from texts in Gen.Elements(Handshakes)
        from attempts in Gen.Elements<int?>(1, 3, null)
        select (StepAction)new StepAction.Handshake(texts, attempts),
        from encrypted in Any.Maybe(Gen.Constant(true))
        from limit in Any.Maybe(Gen.Constant(1))
        from open in Gen.Choose(0, 1)
        from exists in Gen.Elements<bool?>(null, true, true, false)
        select (StepAction)new StepAction.App(new AppChange { EncryptedOnly = encrypted, ConnectionLimit = limit, OpenConnections = open, Exists = exists }));

    private static Gen<StepAction> Talk => Gen.OneOf<StepAction>(
        Gen.Elements(4000, 4001, 4004, 4100, 4200, 4300, 1000, 1006).Select(code => (StepAction)new StepAction.Close(code, "")),
        Gen.Constant<StepAction>(new StepAction.Reset()),
        Gen.Elements<int?>(null, 4000, 4004, 4100, 4301).Select(code => (StepAction)new StepAction.Error(code, "told")),
        Gen.Elements("pusher:ping", "pusher:pong", "news").Select(name => (StepAction)new StepAction.Message(name, null, "{}")),
        Gen.Elements("", "[]", """{"event":7}""").Select(text => (StepAction)new StepAction.Raw(text)));

    private static Gen<StepAction> Program => Gen.OneOf<StepAction>(
        Gen.Elements(Enum.GetValues<ClientCall>()).Select(call => (StepAction)new StepAction.Call(call)),
        Gen.Elements("private-a", "presence-b", "news").Select(channel => (StepAction)new StepAction.Subscribe(channel)),
        from name in Gen.Elements(Events)
        from call in Gen.Elements(ClientCall.Connect, ClientCall.Disconnect)
        select (StepAction)new StepAction.InHandler(name, call),
        from status in Gen.Elements(200, 403)
        from body in Gen.Elements<string?>(null, "{")
        select (StepAction)new StepAction.Auth(status, body, null));

    private static Gen<DurationRange> Range(int longest) =>
        Gen.Choose(0, longest).Select(to => new DurationRange(Duration.Zero, new Duration(to)));

    private static Scenario Assemble(ValueList<int> waits, StepAction[] actions, int rest, ValueList<Step> prelude)
    {
        Instant at = Instant.Start;
        var steps = new List<Step>(prelude);
        foreach ((int wait, StepAction action) in waits.Zip(actions))
        {
            at += new Duration(wait);
            steps.Add(new Step(at, action));
        }

        return new Scenario("trouble", "Random trouble", at + new Duration(rest)) { Steps = steps.ToValueList() };
    }
}
