using Simulator.Collections;
using Simulator.Exploration.Shrinking;
using Simulator.Network;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Exploration.Shrinking;

/// <summary>Breaks when shrinking no longer tries something simpler, or tries another thing in its place.</summary>
public sealed class SimplificationsTests
{
    private static readonly DurationRange Wide = new(new Duration(10), new Duration(1_234));
    private static readonly ServerRule Rule = new(new ServerTrigger.Accepts(), [new ServerReply.Usual(), new ServerReply.Reset()]) { After = new Duration(5) };
    private static readonly ServerRule Plainer = new(new ServerTrigger.Malformed(), [new ServerReply.Reset()]);

    private static readonly StepAction[] Actions =
    [
        new StepAction.Call(ProgramCall.Connect),
        new StepAction.Call(ProgramCall.LeavePage),
        new StepAction.Call(new ProgramCall.Subscribe("private-a")),
        new StepAction.Call(new ProgramCall.Unsubscribe("private-a")),
        new StepAction.Call(new ProgramCall.Trigger("client-word", "private-a", "[1]")),
        new StepAction.Call(new ProgramCall.Trigger("client-word", "private-a", "{}")),
        new StepAction.InHandler("connected", ProgramCall.LeavePage) { Times = 3 },
        new StepAction.InHandler("connected", ProgramCall.Disconnect) { Times = Often.Always },
        NamedNetwork.Up,
        NamedNetwork.Offline,
        NamedNetwork.Unreachable,
        NamedNetwork.Blocked,
        NamedNetwork.Blackhole,
        new StepAction.Network(PathAttempts.Hang, PathSockets.SilentToServer, Notice.Offline, null) { OpenNow = OpenSockets.Dead },
        new StepAction.Network(null, null, null, null)
        {
            Timings = new TimingsChange { OpenAfter = Wide, EstablishedAfter = Wide, RefuseAfter = Wide, MessageAfter = Wide, CloseAfter = Wide, AuthAfter = Wide },
        },
        new StepAction.Network(null, null, null, null)
        {
            Timings = new TimingsChange { IdleTimeout = new Duration(7), Lifetime = new Duration(8), Worn = WornSocket.Forgotten },
        },
        new StepAction.Server(ServerMode.Up),
        new StepAction.Server(ServerMode.Silent),
        new StepAction.Server(ServerMode.Down),
        new StepAction.Answer(4123, "no", 3, ThenClose: false),
        new StepAction.Answer(4100, "", null, ThenClose: true),
        new StepAction.Accept(),
        new StepAction.Handshake(["a", "bc"], 2),
        new StepAction.Handshake([], null),
        new StepAction.NormalHandshake(),
        new StepAction.Close(4123, "bye"),
        new StepAction.Reset(),
        new StepAction.Error(4123, "no"),
        new StepAction.Error(null, ""),
        new StepAction.Message("other", "private-a", "{}"),
        new StepAction.Message("news", null, null),
        new StepAction.Publish("other", "private-a", "{}"),
        new StepAction.ServerRules([Rule, Plainer]),
        new StepAction.ServerRules([Plainer]),
        new StepAction.Raw("["),
        new StepAction.App(new AppChange { Exists = false, Enabled = false, EncryptedOnly = true, ConnectionLimit = 1, OpenConnections = 2, ActivityTimeout = new Duration(3), Protocol = 4 }),
        new StepAction.App(new AppChange { Exists = false }),
        new StepAction.Sleep(new Duration(1_234)),
        new StepAction.Auth(201, "body", new Duration(5)),
        new StepAction.Auth(500, null, null),
    ];

    /// <summary>In brackets how strange each is: of what might stand in its place, the shrinker takes only what is less so.</summary>
    [Fact]
    public Task Every_kind_of_action_has_the_approved_simpler_ones() => Snapshot.Verify(string.Join("\n\n", Actions.Select(Tell)), "simplifications");

    [Theory]
    [InlineData(5, "none, 2x1s, 4x1s")]
    [InlineData(3, "none, 2x1s, 2x1s")]
    [InlineData(2, "none, none, none")]
    public void A_step_that_repeats_repeats_less_often(int times, string expected)
    {
        var step = new Step(Instant.Start, new StepAction.Reset()) { Repeat = new Repeat(times, new Duration(1_000)) };
        var rarer = Simplifications.Steps(step).Take(3).Select(other => other.Repeat is Repeat repeat ? $"{repeat.Times}x{repeat.Every}" : "none");
        Assert.Equal(expected, string.Join(", ", rarer));
    }

    [Fact]
    public void A_step_that_waits_waits_for_nothing_once_or_no_longer()
    {
        var wait = new Wait(new EntryPattern.Entered("connected"), new Duration(5)) { Times = 3 };
        var step = new Step(Instant.Start, new StepAction.Accept()) { When = wait };
        Assert.Equal([null, wait with { Times = 1 }, wait with { After = Duration.Zero }, wait], Simplifications.Steps(step).Select(other => other.When));
    }

    [Fact]
    public void A_note_goes()
    {
        var step = new Step(Instant.Start, new StepAction.Accept()) { Note = "mine", Id = "it" };
        Assert.Equal([step with { Note = null }], Simplifications.Steps(step));
    }

    [Fact]
    public void Each_circumstance_alone_goes_back_to_what_is_usual() => Assert.Equal(
        [
            "Client.Key", "Client.Encrypted", "Client.AuthTransport", "Client.AuthEndpoint", "Client.AuthParams", "Client.AuthHeaders", "Client.ActivityTimeout",
            "Client.PongTimeout", "Client.Transports", "Client.ConnectOnCreate", "Client.Policy",
            "App.Exists", "App.Enabled", "App.EncryptedOnly", "App.ConnectionLimit", "App.OpenConnections", "App.ActivityTimeout", "App.Protocol",
            "Server.Dialect",
            "Network.OpenAfter", "Network.EstablishedAfter", "Network.RefuseAfter", "Network.MessageAfter", "Network.CloseAfter", "Network.AuthAfter",
            "Network.IdleTimeout", "Network.Lifetime", "Network.Worn",
        ],
        Simplifications.Options(Odd.Scenario).Select(Odd.BackToUsual));

    [Fact]
    public void Where_all_is_usual_there_is_nothing_to_go_back_to() => Assert.Empty(Simplifications.Options(new Scenario("a", "A", new Instant(1))));

    [Fact]
    public void A_server_has_a_rule_less_or_one_that_does_less()
    {
        var scenario = new Scenario("a", "A", new Instant(1)) { Server = new ServerSetup { Rules = [Rule, Plainer] } };
        ValueList<ServerRule>[] expected =
        [
            [Plainer], [Rule],
            [Rule with { Then = [new ServerReply.Reset()] }, Plainer], [Rule with { Then = [new ServerReply.Usual()] }, Plainer], [Rule with { After = Duration.Zero }, Plainer],
            [Rule, Plainer with { Then = [] }],
        ];
        Assert.Equal(expected, Simplifications.Options(scenario).Select(other => other.Server.Rules));
    }

    [Fact]
    public void A_delay_becomes_its_longest_or_one_near_that_is_rounder()
    {
        var network = new NetworkTimings { CloseAfter = new DurationRange(new Duration(10), new Duration(1_234)) };
        var delays = Simplifications.Delays(new Scenario("a", "A", new Instant(1)) { Network = network }).Select(other => other.Network.CloseAfter).Where(range => range != network.CloseAfter);
        Assert.Equal(
            ["1s234ms", "1m40s", "1m", "10s", "1s", "2s", "1s200ms", "1s300ms", "1s230ms", "1s240ms"],
            delays.Select(range => range.ToString()));
    }

    private static string Tell(StepAction action) => string.Join("\n  ", Simplifications.Steps(new Step(Instant.Start, action))
        .Select(step => step.Action)
        .Where(other => ScenarioSize.StrangenessOf(other) < ScenarioSize.StrangenessOf(action))
        .Prepend(action)
        .Select(Words));

    private static string Words(StepAction action) => $"{StepText.Write(action)}{Rules(action)} ({ScenarioSize.StrangenessOf(action)})";

    private static string Rules(StepAction action) =>
        action is StepAction.ServerRules rules ? string.Concat(rules.Rules.Select(rule => $", {rule.Then.Count} after {rule.After}")) : "";
}
