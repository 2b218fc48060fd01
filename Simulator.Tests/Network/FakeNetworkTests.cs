using Simulator.Logs;
using Simulator.Network;
using Simulator.Simulation;
using Simulator.Tests.Simulation;

namespace Simulator.Tests.Network;

/// <summary>Breaks when the facts of a path stop being independent, or what is under way is lost or overtakes.</summary>
public sealed class FakeNetworkTests
{
    [Fact]
    public void Where_attempts_are_let_through_a_socket_opens_and_only_then_falls_silent()
    {
        TransitionLog log = Play.Run(40, (0, Sockets(PathSockets.Silent)));
        Assert.Contains(log.Entries, entry => entry is Entry.AttemptOpened);
        Assert.DoesNotContain(log.Entries, entry => entry is Entry.TextReceived);
    }

    [Fact]
    public void What_a_silent_path_holds_up_arrives_late_and_in_order()
    {
        TransitionLog log = Play.Run(
            20, (5, Sockets(PathSockets.Silent)), (6, new StepAction.Raw("1")), (7, new StepAction.Raw("2")), (10, Sockets(PathSockets.Alive)));
        var late = log.Of<Entry.TextReceived>().Skip(1).Select(received => (received.At.Milliseconds, received.Text));
        Assert.Equal([(10_010L, "1"), (10_010L, "2")], late);
    }

    [Fact]
    public void The_late_answer_of_an_attempt_that_was_given_up_still_reaches_the_client()
    {
        Scenario slow = Play.Scenario(10) with { Network = new NetworkTimings { OpenAfter = Simulator.Time.DurationRange.Exactly(4_010) } };
        TransitionLog log = ScenarioRunner.Run(slow);
        Assert.Equal([4_010L], log.Of<Entry.AttemptOpened>().Take(1).Select(opened => opened.At.Milliseconds));
        Assert.Equal("initialized connecting", log.States());
    }

    [Fact]
    public void A_server_that_goes_down_resets_what_is_open() =>
        Assert.Equal([1006], Play.Run(7, (5, new StepAction.Server(ServerMode.Down))).Of<Entry.AttemptClosed>().Select(closed => closed.Code));

    private static StepAction.Network Sockets(PathSockets sockets) => new StepAction.Network(null, sockets, null, null);
}
