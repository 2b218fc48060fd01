using Simulator.Clients;
using Simulator.Protocol;
using Simulator.PusherJs;
using Simulator.PusherJs.States;
using Simulator.Time;

namespace Simulator.Tests.PusherJs;

/// <summary>Breaks when a step depends on more than its arguments, or the client keeps something from those who write it down.</summary>
public sealed class PusherJsMachineTests
{
    private static readonly PusherJsMachine Machine = new(new ClientSetup(), "8.6.0");

    [Fact]
    public void A_step_leaves_the_state_before_it_as_it_was()
    {
        PusherJsState dialling = Machine.Step(Machine.Initial, Instant.Start, new ClientInput.Created()).State;
        PusherJsState opened = Machine.Step(dialling, new Instant(30), new ClientInput.AttemptOpened(1)).State;
        Assert.Equal(["OpenAttempt", "StateChange", "StateEvent"], NamesAfter(Machine.Initial));
        Assert.Equal(NamesOf(opened), NamesOf(opened));
        Assert.Equal(ConnectionState.Connecting, opened.Name);

        static IEnumerable<string> NamesAfter(PusherJsState state) => Machine.Step(state, Instant.Start, new ClientInput.Created()).Outputs.Select(output => output.GetType().Name).Order(StringComparer.Ordinal);
        static IEnumerable<string> NamesOf(PusherJsState state) => Machine.Step(state, new Instant(60), new ClientInput.TextReceived(1, PageTalk.Handshake)).Outputs.Select(output => output.ToString());
    }

    [Fact]
    public void Two_clients_that_came_to_the_same_at_other_times_are_written_alike()
    {
        PageTalk one = PageTalk.Connected();
        var other = new PageTalk(new ClientSetup { ConnectOnCreate = false });
        other.Tell(0, new ClientInput.Created());
        other.Tell(5_000, new ClientInput.Connect());
        other.Greet(5_030, 1);
        Assert.Equal(one.Key(60, 1), other.Key(5_060, 1));
        other.Tell(5_070, new ClientInput.Subscribe("news"));
        Assert.NotEqual(one.Key(70, 1), other.Key(5_070, 1));
    }

    [Fact]
    public void A_program_that_wants_grants_by_jsonp_is_told_what_to_do() => Assert.Contains(
        "Give it a profile with ‘jsonp’ under ‘cannot’",
        Assert.Throws<ArgumentException>(() => new PusherJsClient(new ClientSetup { AuthTransport = AuthTransport.Jsonp })).Message,
        StringComparison.Ordinal);
}
