using Simulator.Expectations;
using Simulator.Network;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a log tells a step in other words.</summary>
public sealed class StepTextTests
{
    private static readonly (StepAction Action, string Text)[] All =
    [
        (new StepAction.Call(ProgramCall.Connect), "client connect"),
        (new StepAction.Call(ProgramCall.Disconnect), "client disconnect"),
        (new StepAction.Call(ProgramCall.LeavePage), "client leavePage"),
        (new StepAction.Call(new ProgramCall.Subscribe("news")), "client subscribe news"),
        (new StepAction.InHandler("connected", ProgramCall.Disconnect), "client in handler of connected: disconnect"),
        (new StepAction.Call(new ProgramCall.Unsubscribe("news")), "client unsubscribe news"),
        (new StepAction.Call(new ProgramCall.Trigger("client-a", "private-b", "7")), "client trigger client-a private-b 7"),
        (new StepAction.InHandler("connected", new ProgramCall.Subscribe("news")) { Times = 3 }, "client in handler of connected, 3 times: subscribe news"),
        (new StepAction.InHandler("connected", ProgramCall.Connect) { Times = Often.Always }, "client in handler of connected, every time: connect"),
        (NamedNetwork.Up, "network up"),
        (NamedNetwork.Offline, "network offline"),
        (NamedNetwork.Blackhole, "network blackhole"),
        (NamedNetwork.Unreachable, "network unreachable"),
        (NamedNetwork.Blocked, "network blocked"),
        (new StepAction.Network(PathAttempts.Hang, PathSockets.Silent, Notice.Online, null), "network attempts hang, sockets silent, notice online"),
        (new StepAction.Network(null, PathSockets.Reset, null, null), "network sockets reset"),
        (new StepAction.Network(null, PathSockets.SilentToServer, null, null) { OpenNow = OpenSockets.Dead }, "network sockets silent to the server, open now dead"),
        (new StepAction.Network(null, PathSockets.SilentToClient, null, null) { Timings = new TimingsChange { OpenAfter = DurationRange.Exactly(1_000), EstablishedAfter = DurationRange.Exactly(2_000), RefuseAfter = DurationRange.Exactly(3_000), MessageAfter = DurationRange.Exactly(4_000), CloseAfter = DurationRange.Exactly(5_000), AuthAfter = DurationRange.Exactly(6_000), IdleTimeout = Duration.FromSeconds(7), Lifetime = Duration.FromSeconds(8), Worn = WornSocket.Forgotten } }, "network sockets silent to the client, openAfter 1s, establishedAfter 2s, refuseAfter 3s, messageAfter 4s, closeAfter 5s, authAfter 6s, idleTimeout 7s, lifetime 8s, worn forgotten"),
        (new StepAction.Server(ServerMode.Draining), "server draining"),
        (new StepAction.ServerRules([new ServerRule(new ServerTrigger.Accepts(), [])]), "server rules: 1"),
        (new StepAction.Publish("goal", "news", "7"), "publish goal news 7"),
        (new StepAction.Publish("goal", "news", null), "publish goal news"),
        (new StepAction.Server(ServerMode.Up), "server up"),
        (new StepAction.Server(ServerMode.Down), "server down"),
        (new StepAction.Server(ServerMode.Silent), "server silent"),
        (new StepAction.Answer(4004, "", null, ThenClose: true), "answer 4004"),
        (new StepAction.Answer(4100, "later", 2, ThenClose: false), "answer 4100 x2 \"later\", left open"),
        (new StepAction.Accept(), "answer accept"),
        (new StepAction.Handshake([], 3), "handshake none x3"),
        (new StepAction.Handshake(["a", "b"], 3), "handshake x3 a then b"),
        (new StepAction.Handshake(["a"], null), "handshake a"),
        (new StepAction.NormalHandshake(), "handshake normal"),
        (new StepAction.Close(4200, "again"), "close 4200 \"again\""),
        (new StepAction.Close(1000, ""), "close 1000"),
        (new StepAction.Reset(), "close reset"),
        (new StepAction.Error(4301, "slow"), "error 4301 \"slow\""),
        (new StepAction.Error(null, ""), "error"),
        (new StepAction.Message("news", "a", "1"), "message news a 1"),
        (new StepAction.Message("news", null, null), "message news"),
        (new StepAction.Raw("["), "raw ["),
        (new StepAction.App(new AppChange()), "app "),
        (new StepAction.App(new AppChange { Exists = false, Enabled = true, EncryptedOnly = true, ConnectionLimit = 5, OpenConnections = 4, ActivityTimeout = Duration.FromSeconds(30), Protocol = 7 }), "app exists false, enabled true, encryptedOnly true, connectionLimit 5, openConnections 4, activityTimeout 30s, protocol 7"),
        (new StepAction.Sleep(Duration.FromSeconds(90)), "sleep 1m30s"),
        (new StepAction.InHandler("goal", ProgramCall.Connect) { Channel = "news" }, "client in handler of goal on news: connect"),
        (new StepAction.Throttle(Duration.FromSeconds(1)), "throttle 1s"),
        (new StepAction.WallClock(Duration.FromSeconds(60)), "wallClock +1m"),
        (new StepAction.WallClock(Duration.FromSeconds(-90)), "wallClock -1m30s"),
        (new StepAction.Auth(403, "{}", Duration.FromSeconds(2)), "auth 403 {} after 2s"),
        (new StepAction.Auth(200, null, null), "auth 200"),
        (new StepAction.Expect(new Expectation.InState("connected", Window.At(Instant.Start))), "expect"),
    ];

    [Fact]
    public void Every_step_has_its_words() => Assert.Equal(All.Select(step => step.Text), All.Select(step => StepText.Write(step.Action)));

    [Fact]
    public void Every_kind_of_step_is_here() => Assert.Empty(
        typeof(StepAction).GetNestedTypes().Except(All.Select(step => step.Action.GetType())).Select(kind => kind.Name));
}
