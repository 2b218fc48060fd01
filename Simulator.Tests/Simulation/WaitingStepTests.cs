using Simulator.Collections;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Patterns;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a step that waits is taken at another time, in another order, or in silence not at all.</summary>
public sealed class WaitingStepTests
{
    private static readonly EntryPattern Connected = new EntryPattern.Entered("connected");

    [Fact]
    public void A_step_is_taken_so_long_after_what_it_waits_for() =>
        Assert.Equal([3_060], Taken(Run(60, Waiting(Connected, 3, new StepAction.Reset()))));

    [Fact]
    public void It_is_taken_once_so_many_times_or_every_time()
    {
        Assert.Single(Taken(Run(60, Waiting(Connected, 1, new StepAction.Reset()))));
        Assert.Equal(3, Taken(Run(60, Waiting(Connected, 1, new StepAction.Reset(), times: 3))).Count());
        Assert.True(Taken(Run(60, Waiting(Connected, 1, new StepAction.Reset(), times: Often.Always))).Count() > 20);
    }

    [Fact]
    public void It_looks_for_it_from_its_own_time_on() =>
        Assert.Equal([10_080], Taken(Run(60, At(10, new StepAction.Reset()), Waiting(Connected, 0, new StepAction.Close(4200, ""), from: 5))).Skip(1));

    [Fact]
    public void At_one_instant_it_comes_after_the_whole_turn_in_which_it_was_seen_and_in_the_order_of_the_file()
    {
        TransitionLog log = Run(1, Waiting(Connected, 0, new StepAction.Server(ServerMode.Silent)), Waiting(Connected, 0, new StepAction.Server(ServerMode.Up)));
        Assert.Equal(
            ["state_change connecting -> connected", "event connected, socket id 1.1", "state reads connected", "server silent", "server up"],
            log.Entries.Where(entry => entry.At == new Instant(60) && entry.Lane is Lane.Client or Lane.Step && entry is not Entry.WorldChanged && entry.At > new Instant(59)).Select(LogText.Verbose));
    }

    [Fact]
    public void One_that_was_never_due_says_so_at_the_end()
    {
        TransitionLog log = Run(10, Waiting(new EntryPattern.Entered("failed"), 0, new StepAction.Reset()), Waiting(Connected, 20, new StepAction.Reset()));
        Assert.Equal(["close reset (never due: failed entered)", "close reset (never due: connected entered)"], log.Of<Entry.StepMissed>().Select(missed => missed.Text));
        Assert.All(log.Of<Entry.StepMissed>(), missed => Assert.Equal(new Instant(10_000), missed.At));
    }

    [Fact]
    public void A_step_that_calls_itself_without_end_meets_a_limit() =>
        Assert.Contains(Run(10, Waiting(new EntryPattern.Call("connect"), 0, Play.Connect, times: Often.Always), At(1, Play.Connect)).Of<Entry.Stopped>(), stopped => stopped.Cause == "limit/instant");

    [Fact]
    public void Equal_scenarios_give_equal_logs()
    {
        Step step = Waiting(new EntryPattern.Attempt(AttemptEvent.Failed, null, null), 1, new StepAction.Server(ServerMode.Up), times: 2);
        Assert.Equal(Run(60, At(5, new StepAction.Server(ServerMode.Down)), step), Run(60, At(5, new StepAction.Server(ServerMode.Down)), step));
    }

    private static Step At(double at, StepAction action) => new(Play.Seconds(at), action);

    private static Step Waiting(EntryPattern pattern, double after, StepAction action, int times = 1, double from = 0) => new(Play.Seconds(from), action)
    {
        When = new Wait(pattern, new Duration((long)(after * 1000))) { Times = times },
    };

    private static TransitionLog Run(double until, params Step[] steps) =>
        ScenarioRunner.Run(new Scenario("waits", "Waits", Play.Seconds(until)) { Steps = new ValueList<Step>([.. steps.OrderBy(step => step.At)]) });

    private static IEnumerable<long> Taken(TransitionLog log) => log.Of<Entry.StepTaken>().Select(step => (step.At - Instant.Start).Milliseconds);
}
