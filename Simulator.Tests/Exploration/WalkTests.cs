using Simulator.Clients;
using Simulator.Exploration;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Tests.Commands;
using Simulator.Time;

namespace Simulator.Tests.Exploration;

/// <summary>Breaks when a walk misses a state, takes two for one, or finds something in the reference client.</summary>
public class WalkTests
{
    /// <summary>Exact counts: any change of what the client or the network does, or of what makes a state, shows here.</summary>
    [Theory]
    [InlineData("proxies", 362, 2_478, 120)]
    [InlineData("outages", 118, 977, 10)]
    [InlineData("closes", 108, 1_115, 9)]
    [InlineData("messages", 195, 1_251, 9)]
    [InlineData("calls", 16, 87, 7)]
    [InlineData("encrypted", 21, 113, 6)]
    [InlineData("encryption-forced", 27, 142, 8)]
    [InlineData("limits", 525, 3_640, 121)]
    [InlineData("unsupported", 1, 4, 0)]
    public void A_world_is_closed_with_exactly_so_many_states_and_nothing_is_found(string world, int states, int moves, int depth)
    {
        WalkResult result = new Walk(PlanFor(world)).ToEnd();
        Assert.Equal((true, states, moves, depth, 0), (result.IsClosed, result.States, result.Moves, result.Depth, result.Discoveries.Count));
        Assert.All(result.DeadEnds, end => Assert.Equal("failed", end.Name));
        Assert.Equal(states, result.Healing.Sum(tally => tally.Count));
    }

    [Fact]
    public void A_mistake_is_found_on_a_shortest_way()
    {
        WalkResult result = new Walk(PlanFor("proxies"), setup => new LateClient(setup)).ToEnd();
        Discovery discovery = Assert.Single(result.Discoveries, discovery => discovery.Breach.Name == "STATE-5");
        Assert.Single(discovery.Smallest.Steps);
    }

    [Fact]
    public void What_lies_behind_a_mistake_is_not_walked()
    {
        WalkResult late = new Walk(PlanFor("proxies"), setup => new ReferenceClient(setup with { Policy = setup.Policy with { UnavailableAfter = Duration.FromSeconds(35) } })).ToEnd();
        Assert.Contains(late.Discoveries, discovery => discovery.Breach.Name == "SEQUENCE-4");
        Assert.DoesNotContain(late.ByState, tally => tally.Name == "unavailable");
    }

    [Fact]
    public void The_order_in_which_moves_are_made_changes_nothing()
    {
        var walk = new Walk(PlanFor("closes"));
        while (!walk.IsOver)
        {
            walk.Advance((count, see) => Enumerable.Range(0, count).Reverse().ToList().ForEach(see));
        }

        Assert.Equal(new Walk(PlanFor("closes")).ToEnd(), walk.Result);
    }

    [Fact]
    public void A_limit_of_states_ends_a_walk_that_is_not_closed()
    {
        WalkResult result = new Walk(PlanFor("outages") with { MostStates = 50 }).ToEnd();
        Assert.False(result.IsClosed);
        Assert.InRange(result.States, 50, 1_000);
    }

    [Fact]
    public void A_client_that_is_no_value_is_refused_by_name()
    {
        ClientFaultException error = Assert.Throws<ClientFaultException>(() => new Walk(PlanFor("closes"), _ => new SilentClient()));
        Assert.Contains(nameof(IValueClient), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_cannot_even_be_made_is_a_finding()
    {
        WalkResult result = new Walk(PlanFor("closes"), _ => throw new InvalidOperationException("no")).ToEnd();
        Assert.Equal("client/threw", Assert.Single(result.Discoveries).Breach.Name);
    }

    [Fact]
    public void The_world_of_a_scenario_holds_what_its_steps_do()
    {
        var scenario = new Scenario("mine/x", "Mine", new Instant(9_000))
        {
            Client = new ClientSetup { Encrypted = true },
            Steps = [new(new(1_000), NamedNetwork.Offline), new(new(2_000), NamedNetwork.Up), new(new(3_000), NamedNetwork.Offline)],
        };
        var world = World.Of(scenario);
        Assert.Equal([NamedNetwork.Offline, NamedNetwork.Up], world.Alphabet);
        Assert.True(world.Client.Encrypted);
    }

    private static WalkPlan PlanFor(string world) => new(Worlds.All.Single(known => known.Name == world)) { FailOn = Level.Should };
}
