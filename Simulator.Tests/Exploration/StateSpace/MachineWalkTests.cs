using System.Globalization;
using System.Text;
using Simulator.Connection;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.StateSpace;
using Simulator.Protocol;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Exploration.StateSpace;

/// <summary>
/// Breaks when the machine, in any state that can be reached, does anything else than it did: the counts are exact, and
/// the fingerprint is over every step and its outputs, so that any line of the machine that behaves differently changes
/// it. Whoever changes the machine on purpose, or the alphabet of the walk, reads the difference and approves it.
/// </summary>
public sealed class MachineWalkTests
{
    private static readonly (string Name, ClientSetup Setup)[] Setups =
    [
        ("as documented", new ClientSetup()),
        ("encrypted", new ClientSetup { Encrypted = true }),
        ("over Flash only", new ClientSetup { Transports = [Transport.Flash] }),
        ("without any transport", new ClientSetup { Transports = [] }),
    ];

    private static readonly Lazy<MachineWalkResult[]> Closures = new(() => [.. Setups.Select(setup => MachineWalk.Of(setup.Setup))]);

    [Fact]
    [Trait("Speed", "Slow")]
    public Task The_machine_has_exactly_these_states_and_moves() => Snapshot.Verify(
        string.Join("\n\n", Setups.Zip(Closures.Value, (setup, closure) => Write(setup.Name, closure))), "machine-walk");

    [Fact]
    [Trait("Speed", "Slow")]
    public void Only_documented_transitions_are_made() => Assert.All(
        Closures.Value.SelectMany(closure => closure.Changes), count => Assert.Contains(count.Name, DocumentedGraph.All));

    [Fact]
    [Trait("Speed", "Slow")]
    public void Every_documented_transition_is_made() => Assert.All(
        DocumentedGraph.All, change => Assert.Contains(
            Closures.Value.SelectMany(closure => closure.Changes), count => count.Name == change && count.Count > 0));

    [Fact]
    [Trait("Speed", "Slow")]
    public void Outputs_fit_their_buffer() => Assert.All(
        Closures.Value, closure => Assert.InRange(closure.MostOutputs, 1, ConnectionOutputs.Capacity));

    [Fact]
    [Trait("Speed", "Slow")]
    public void From_every_state_something_leads_to_connected_where_a_transport_is_supported() => Assert.All(
        Setups.Zip(Closures.Value).Where(walk => walk.First.Setup.IsSupported), walk => Assert.Equal(0, walk.Second.DeadEnds));

    [Fact]
    public void Without_a_transport_every_state_is_a_dead_end()
    {
        MachineWalkResult closure = MachineWalk.Of(new ClientSetup { Transports = [] });
        Assert.Equal(closure.States, closure.DeadEnds);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_wanted_connection_comes_within_a_retry_interval_and_an_attempt() => Assert.All(
        Setups.Zip(Closures.Value).Where(walk => walk.First.Setup.IsSupported), walk =>
        {
            ConnectionPolicy policy = walk.First.Setup.EffectivePolicy;
            Assert.Equal(policy.RetryInterval + policy.AttemptTimeoutOver(walk.First.Setup.Transports[0]), walk.Second.SlowestRecovery);
        });

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_policy_that_waits_longer_is_seen_to_recover_later() => Assert.Equal(
        Duration.FromSeconds(25 + 4),
        MachineWalk.Of(new ClientSetup { Policy = new ConnectionPolicy { RetryWaits = [Duration.FromSeconds(25)] } }).SlowestRecovery);

    [Fact]
    [Trait("Speed", "Slow")]
    public void Twice_as_many_moments_change_nothing_but_the_counts()
    {
        MachineWalkResult closure = MachineWalk.Of(new ClientSetup(), new Duration(500));
        Assert.Equal((72_159, 2_227_659, Duration.FromSeconds(14), 0), (closure.States, closure.Moves, closure.SlowestRecovery, closure.DeadEnds));
        Assert.InRange(closure.MostBytes, 1, 48L * closure.States);
    }

    [Fact]
    public void A_step_that_throws_is_named_with_what_it_started_from()
    {
        var setup = new ClientSetup { Policy = new ConnectionPolicy { RetryWaits = [] } };
        string message = Assert.Throws<InvalidOperationException>(() => MachineWalk.Of(setup)).Message;
        Assert.StartsWith("the machine cannot take ConnectionInput { Kind = AttemptFailed", message, StringComparison.Ordinal);
    }

    private static string Write(string name, MachineWalkResult closure)
    {
        var text = new StringBuilder(name);
        Row("states", closure.States);
        Row("moves", closure.Moves);
        Row("depth", closure.Depth);
        Row("dead ends", closure.DeadEnds);
        Row("most outputs of a step", closure.MostOutputs);
        Row("slowest recovery", closure.SlowestRecovery);
        foreach (Tally count in closure.Changes)
        {
            Row(count.Name, count.Count);
        }

        text.Append(CultureInfo.InvariantCulture, $"\n  {"fingerprint",-21}{closure.Fingerprint:x16}");
        return text.ToString();

        void Row(string what, object? value) => text.Append(CultureInfo.InvariantCulture, $"\n  {what,-28}{value,9}");
    }
}
