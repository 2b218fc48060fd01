using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Exploration.Generation;
using Simulator.Network;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Profiles;

/// <summary>Breaks when a scenario asks a client for what it cannot do, or loses more than that.</summary>
public sealed class RestrictionTests
{
    private static readonly Scenario Everything = new("all", "All that a client may lack", new Instant(60_000))
    {
        Client = new ClientSetup
        {
            AuthTransport = AuthTransport.Jsonp,
            AuthParams = [new Parameter("token", "t")],
            AuthHeaders = [new Parameter("X-Token", "t")],
            ActivityTimeout = Duration.FromSeconds(10),
            PongTimeout = Duration.FromSeconds(5),
            Transports = [Transport.Flash],
            ConnectOnCreate = false,
            Policy = ConnectionPolicy.Documented with { RetryInterval = Duration.FromSeconds(20) },
        },
        Rules = ["STATE-5"],
        Steps =
        [
            new Step(new Instant(1_000), new StepAction.Call(new ProgramCall.Subscribe("news"))),
            new Step(new Instant(2_000), new StepAction.Call(new ProgramCall.Subscribe("private-a"))),
            new Step(new Instant(3_000), NamedNetwork.Offline) { Id = "gone" },
            new Step(new Instant(4_000), NamedNetwork.Up),
            new Step(new Instant(5_000), new StepAction.Network(null, null, Notice.Online, null)),
            new Step(new Instant(6_000), new StepAction.InHandler("error", ProgramCall.Connect)),
            new Step(new Instant(7_000), new StepAction.Call(ProgramCall.LeavePage)),
            new Step(new Instant(7_100), new StepAction.Call(new ProgramCall.Unsubscribe("news"))),
            new Step(new Instant(7_200), new StepAction.Call(new ProgramCall.Trigger("client-a", "private-a", "{}"))),
            new Step(new Instant(8_000), new StepAction.Expect(new Expectation.InState("connected", Window.At(new Instant(8_000))))),
        ],
        Expect = [new Expectation.Eventually("connected", Duration.FromSeconds(1), "gone")],
    };

    [Fact]
    public void A_client_that_can_do_everything_gets_the_scenario_itself()
    {
        var whole = Restriction.Of(Everything, ClientProfile.Complete);
        Assert.Same(Everything, whole.Scenario);
        Assert.Empty(whole.Unsupported);
    }

    [Fact]
    public void Every_capability_that_is_missing_takes_something_out_by_name() =>
        Assert.All(Enum.GetValues<Capability>().Except([Capability.ChannelEvents, Capability.EarlyEvents]), capability =>
        {
            var rest = Restriction.Of(Everything, new ClientProfile { Cannot = [capability] });
            Assert.NotEmpty(rest.Unsupported);
            Assert.All(rest.Unsupported, part => Assert.Equal(capability, part.Capability));
            Assert.NotEqual(Everything.WithoutExpectations(), rest.Scenario);
        });

    [Fact]
    public void A_client_that_can_do_nothing_gets_a_scenario_that_asks_for_nothing()
    {
        var nothing = new ClientProfile { Cannot = Enum.GetValues<Capability>().ToValueList() };
        Scenario rest = Restriction.Of(Everything, nothing).Scenario;
        Assert.Equal(new ClientSetup { Transports = [Transport.WebSocket] }, rest.Client);
        Assert.Equal(
            ["network attempts refused, sockets silent", "network up"],
            rest.Steps.Select(step => StepText.Write(step.Action)));
        Assert.Empty(Restriction.Of(rest, nothing).Unsupported);
    }

    [Fact]
    public void Where_something_was_left_out_nothing_is_expected_any_more()
    {
        Scenario rest = Restriction.Of(Everything, ClientProfile.Complete.Without(Capability.LeavePage)).Scenario;
        Assert.Empty(rest.Expect);
        Assert.Empty(rest.Rules);
        Assert.DoesNotContain(rest.Steps, step => step.Action is StepAction.Expect);
    }

    [Fact]
    public void Where_nothing_was_left_out_everything_is_expected()
    {
        Scenario scenario = Everything with { Client = new ClientSetup(), Steps = [] };
        Scenario rest = Restriction.Of(scenario, ClientProfile.Complete.Without(Capability.Flash, Capability.Notices)).Scenario;
        Assert.Equal(scenario.Expect, rest.Expect);
        Assert.Equal([Transport.WebSocket], rest.Client.Transports);
    }

    [Fact]
    public void A_path_that_fails_without_a_word_fails_all_the_same()
    {
        Scenario rest = Restriction.Of(Everything, ClientProfile.Complete.Without(Capability.Notices)).Scenario;
        Assert.Contains(rest.Steps, step => step is { Id: "gone", Action: StepAction.Network { Attempts: PathAttempts.Refused, Sockets: PathSockets.Silent, Notice: null } });
    }

    [Fact]
    public void Nothing_is_drawn_that_the_client_cannot_do()
    {
        var nothing = new ClientProfile { Cannot = Enum.GetValues<Capability>().ToValueList() };
        Assert.All(
            Enumerable.Range(0, 500).Select(seed => ScenarioGenerator.Draw(seed, client: nothing)),
            scenario => Assert.Empty(Restriction.Of(scenario, nothing).Unsupported));
    }

    [Fact]
    public void A_client_without_handlers_and_channels_is_given_as_many_other_faults()
    {
        ClientProfile profile = ClientProfile.Complete.Without(Capability.Handlers, Capability.Channels);
        int steps = Enumerable.Range(0, 500).Sum(seed => ScenarioGenerator.Draw(seed, client: profile).Steps.Count);
        int usual = Enumerable.Range(0, 500).Sum(seed => ScenarioGenerator.Draw(seed).Steps.Count);
        Assert.InRange(steps, usual * 9 / 10, usual * 11 / 10);
    }
}
