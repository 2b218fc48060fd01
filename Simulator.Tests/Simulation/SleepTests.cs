using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a sleeping device's timers run, or what waited for it comes in another order.</summary>
public sealed class SleepTests
{
    private static readonly StepAction Hour = new StepAction.Sleep(Duration.FromSeconds(3600));

    [Fact]
    public void Timers_stand_still_and_go_on_where_they_stood()
    {
        TransitionLog log = Play.Run(4000, (1, Play.Offline), (5, Hour));
        Assert.Equal([3631d], log.Entered("unavailable"));
    }

    [Fact]
    public void Calls_made_in_two_sleeps_that_overlap_keep_their_order()
    {
        TransitionLog log = Play.Run(8000, (10, Hour), (100, Play.Connect), (200, Hour), (300, Play.Disconnect));
        Assert.Equal(["connect", "disconnect"], log.Of<Entry.CallMade>().Select(call => call.Name));
        Assert.Equal([3800d], log.Entered("disconnected"));
    }

    [Fact]
    public void A_call_that_waited_comes_before_one_that_is_made_in_the_instant_of_waking()
    {
        TransitionLog log = Play.Run(8000, (10, Hour), (20, Play.Connect), (3610, Play.Disconnect));
        Assert.Equal(["connect", "disconnect"], log.Of<Entry.CallMade>().Select(call => call.Name));
        Assert.EndsWith("disconnected", log.States(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_sees_when_a_call_had_to_wait_and_when_the_device_wakes()
    {
        string[] lines = LogText.Write(Play.Run(3700, (10, Hour), (20, Play.Disconnect)), LogForm.Verified).Split('\n');
        Assert.Equal(
            [
                "      10.000  step    sleep 1h",
                "      20.000  step    client disconnect (waits: the device sleeps)",
                "    3610.000  step    awake again",
                "    3610.000  step    client disconnect",
            ],
            lines[3..7]);
    }

    [Fact]
    public void A_longer_sleep_has_one_waking() =>
        Assert.Equal(Play.Seconds(3700), Assert.Single(Play.Run(8000, (10, Hour), (100, Hour)).Of<Entry.Woken>()).At);

    [Fact]
    public void What_comes_while_the_device_sleeps_arrives_once_when_it_wakes()
    {
        // A client created in a sleep: its socket is no victim of it, opens on waking, and is greeted then.
        StepAction silent = new StepAction.Network(null, Simulator.Network.PathSockets.Silent, null, null);
        TransitionLog log = Play.Run(2, (0, new StepAction.Sleep(Duration.FromSeconds(1))), (0, silent), (1, Play.Up));
        Assert.Equal(Play.Seconds(1), Assert.Single(log.Of<Entry.AttemptOpened>()).At);
        Assert.Equal(new Instant(1_010), Assert.Single(log.Of<Entry.TextReceived>()).At);
        Assert.Equal([1.01], log.Entered("connected"));
    }

    [Fact]
    public void Sockets_are_dead_on_waking() =>
        Assert.DoesNotContain(Play.Run(3700, (10, Hour), (3650, new StepAction.Reset())).Entries, entry => entry is Entry.AttemptClosed);

    [Fact]
    public void The_client_s_clock_leaves_the_sleep_out() => Assert.All(
        Play.Run(4000, (10, Hour)).Entries.Where(entry => entry.At > Play.Seconds(3610)),
        entry => Assert.Equal(Duration.FromSeconds(3600), entry.At - entry.Awake));
}
