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

    [Theory]
    [InlineData(PathAttempts.Refused)]
    [InlineData(PathAttempts.Blocked)]
    public void An_authentication_request_over_a_path_that_refuses_is_answered_by_a_failure(PathAttempts attempts)
    {
        TransitionLog log = Play.Run(5, (1, new StepAction.Network(attempts, null, null, null)), (2, new StepAction.Call(new ProgramCall.Subscribe("private-a"))));
        Assert.Equal([(2_030L, 0, "")], log.Of<Entry.AuthAnswered>().Select(answer => (answer.At.Milliseconds, answer.Status, answer.Body)));
    }

    [Fact]
    public void An_authentication_request_over_a_path_that_hangs_is_never_answered() => Assert.Empty(
        Play.Run(5, (1, new StepAction.Network(PathAttempts.Hang, null, null, null)), (2, new StepAction.Call(new ProgramCall.Subscribe("private-a")))).Of<Entry.AuthAnswered>());

    [Fact]
    public void A_request_that_is_refused_draws_its_time_from_a_stream_of_its_own()
    {
        Scenario drawn = Play.Scenario(9, (1, new StepAction.Network(PathAttempts.Refused, null, null, null)), (2, new StepAction.Call(new ProgramCall.Subscribe("private-a"))), (3, new StepAction.Reset()))
            with
        { Network = new NetworkTimings { RefuseAfter = new Simulator.Time.DurationRange(new Simulator.Time.Duration(10), new Simulator.Time.Duration(5_000)) } };
        TransitionLog log = ScenarioRunner.Run(drawn);
        Assert.Equal([2_339L], log.Of<Entry.AuthAnswered>().Select(answer => answer.At.Milliseconds));
    }

    [Fact]
    public void What_was_held_up_on_sockets_that_a_sleep_killed_never_arrives()
    {
        TransitionLog log = Play.Run(
            30, (5, Sockets(PathSockets.Silent)), (6, new StepAction.Raw("1")), (7, new StepAction.Sleep(Simulator.Time.Duration.FromSeconds(2))), (10, Sockets(PathSockets.Alive)));
        Assert.DoesNotContain(log.Of<Entry.TextReceived>(), received => received.Text == "1");
    }

    [Fact]
    public void A_reset_overtakes_nothing_that_the_server_has_closed_before()
    {
        TransitionLog log = Play.Run(7, (5, new StepAction.Close(4200, "")), (5, new StepAction.Reset()));
        Assert.Equal([4200], log.Of<Entry.AttemptClosed>().Select(closed => closed.Code));
        Assert.DoesNotContain(log.Of<Entry.StepTaken>(), step => step.Text.Contains("no open connection", System.StringComparison.Ordinal));
    }

    private static StepAction.Network Sockets(PathSockets sockets) => new StepAction.Network(null, sockets, null, null);
}
