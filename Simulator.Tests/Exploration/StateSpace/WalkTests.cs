using System.Globalization;
using Simulator.Clients;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.StateSpace;
using Simulator.Findings;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Simulation;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Exploration.StateSpace;

/// <summary>Breaks when a walk misses a state, takes two for one, or finds something in the reference client.</summary>
public class WalkTests
{
    private static readonly Lazy<WalkResult[]> Walks = new(() =>
        [.. Worlds.All.AsParallel().AsOrdered().Select(world => new Walk(new WalkPlan(world) { FailOn = Level.Should }).ToEnd())]);

    /// <summary>Exact counts: any change of what the client or the network does, or of what makes a state, shows here.</summary>
    [Fact]
    [Trait("Speed", "Slow")]
    public Task The_worlds_have_exactly_these_states_and_moves() => Snapshot.Verify(string.Join('\n', Walks.Value.Select(Write)), "worlds");

    [Fact]
    [Trait("Speed", "Slow")]
    public void Every_world_is_closed_and_nothing_is_found() =>
        Assert.All(Walks.Value, walk => Assert.Equal((true, 0), (walk.IsClosed, walk.Findings.Count)));

    [Fact]
    [Trait("Speed", "Slow")]
    public void From_every_state_the_client_comes_back_or_can_be_told_to_but_where_nothing_is_supported() =>
        Assert.All(Walks.Value, walk => Assert.Equal(walk.World == "unsupported" ? ["failed"] : [], walk.DeadEnds.Select(end => end.Name)));

    [Fact]
    [Trait("Speed", "Slow")]
    public void Together_the_worlds_show_every_transition_and_put_every_rule_to_the_test()
    {
        Assert.Empty(DocumentedGraph.All.Except(Walks.Value.SelectMany(walk => walk.Transitions).Select(tally => tally.Name)));
        Assert.Empty(RuleCatalogue.All.Select(rule => rule.Id).Except(Walks.Value.SelectMany(walk => walk.Rules).Where(tally => tally.Count > 0).Select(tally => tally.Name)));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_state_takes_no_more_than_48_bytes() =>
        Assert.All(Walks.Value.Where(walk => walk.States > 1_000), walk => Assert.InRange(walk.Bytes / walk.States, 1, 48));

    [Fact]
    public void A_mistake_is_found_on_a_shortest_way()
    {
        WalkResult result = new Walk(PlanFor("proxies"), new Subject(setup => new LateClient(setup))).ToEnd();
        DistinctFinding finding = Assert.Single(result.Findings, finding => finding.Violation.Name == "STATE-5");
        Assert.Single(finding.Smallest.Steps);
    }

    [Fact]
    public void What_lies_behind_a_mistake_is_not_walked()
    {
        WalkResult late = new Walk(PlanFor("proxies"), new Subject(setup => new ReferenceClient(setup with { Policy = setup.Policy with { UnavailableAfter = Duration.FromSeconds(35) } }))).ToEnd();
        Assert.Contains(late.Findings, finding => finding.Violation.Name == "SEQUENCE-4");
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

    /// <summary>No state is dropped, whatever batches and tables the walk is made of.</summary>
    [Theory]
    [InlineData("closes")]
    [InlineData("ajax")]
    [InlineData("handshakes")]
    [InlineData("flash")]
    [Trait("Speed", "Slow")]
    public void A_plain_walk_finds_as_many_states(string world) =>
        Assert.Equal(new PlainWalk(PlanFor(world).World).CountStates(), Walks.Value.Single(walk => walk.World == world).States);

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
        ClientFaultException error = Assert.Throws<ClientFaultException>(() => new Walk(PlanFor("closes"), new Subject(_ => new SilentClient())));
        Assert.Contains(nameof(IValueClient), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_cannot_even_be_made_is_a_finding()
    {
        WalkResult result = new Walk(PlanFor("closes"), new Subject(_ => throw new InvalidOperationException("no"))).ToEnd();
        Assert.Equal("client/threw", Assert.Single(result.Findings).Violation.Name);
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

    private static string Write(WalkResult walk) => string.Create(
        CultureInfo.InvariantCulture,
        $"{walk.World,-18}{walk.States,7} states{walk.Moves,7} moves, depth{walk.Depth,3}; {string.Join(", ", walk.ByState.Select(tally => $"{tally.Count} {tally.Name}"))}; recovered: {string.Join(", ", walk.Recovery.Select(tally => $"{tally.Count} {tally.Name}"))}");

    private static WalkPlan PlanFor(string world) => new(Worlds.All.Single(known => known.Name == world)) { FailOn = Level.Should };
}
