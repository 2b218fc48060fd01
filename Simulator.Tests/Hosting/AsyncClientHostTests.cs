using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Testing.Hosting;
using Simulator.Time;

namespace Simulator.Tests.Hosting;

/// <summary>Breaks when a client that cannot be hosted faithfully is run as if it could.</summary>
public sealed class AsyncClientHostTests
{
    private static readonly Scenario Quiet = new("quiet", "Nothing happens", new Instant(1_000));

    [Fact]
    public void Work_that_leaves_the_run_is_found() => Assert.Equal("client/not-controlled", StopOf(async _ =>
    {
        using var begun = new ManualResetEventSlim();
        Task elsewhere = Task.Run(begun.Set);
        begun.Wait(); // so that it has begun before the run goes on
        await elsewhere;
    }).Cause);

    [Fact]
    public void A_call_from_elsewhere_is_found_with_its_place()
    {
        Entry.Stopped stop = StopOf(host =>
        {
            var thread = new Thread(() =>
            {
                host.Emitted("news", "");
                host.Emitted("more news", ""); // a call at the end would leave no frame of its caller
            });
            using (ExecutionContext.SuppressFlow())
            {
                thread.Start();
            }

            thread.Join();
            return Task.CompletedTask;
        });
        Assert.Equal("client/not-controlled", stop.Cause);
        Assert.Contains("OtherEvent was called on another thread", stop.Explanation, StringComparison.Ordinal);
        Assert.Contains(nameof(AsyncClientHostTests), stop.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_call_throws_is_a_finding()
    {
        Entry.Stopped stop = StopOf(_ => Task.FromException(new InvalidOperationException("no way")));
        Assert.Equal(("client/threw", "InvalidOperationException: no way"), (stop.Cause, stop.Explanation));
    }

    [Fact]
    public void A_client_that_never_rests_is_a_finding() => Assert.Equal("client/restless", StopOf(async _ =>
    {
        while (true)
        {
            await Task.Yield();
        }
    }).Cause);

    [Fact]
    public void Waits_on_the_given_clock_stay_in_the_run()
    {
        TransitionLog log = Run(async host =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), host.Time).ConfigureAwait(false);
            host.Emitted("late", "");
        });
        Assert.Equal(500, Assert.Single(log.Of<Entry.EventEmitted>()).At.Milliseconds);
    }

    [Fact]
    public void The_wall_clock_of_a_client_is_set_and_its_timers_do_not_notice()
    {
        Scenario set = Quiet with { Steps = [new Step(new Instant(200), new StepAction.WallClock(Duration.FromSeconds(-3600)))] };
        TransitionLog log = ScenarioRunner.Run(set, setup => new AsyncClientHost(setup, host => new OneCallClient(host, async host =>
        {
            DateTimeOffset before = host.Time.GetUtcNow();
            await Task.Delay(TimeSpan.FromMilliseconds(500), host.Time);
            host.Emitted("passed", $"{(host.Time.GetUtcNow() - before).TotalSeconds}");
        })));
        Entry.EventEmitted passed = Assert.Single(log.Of<Entry.EventEmitted>());
        Assert.Equal((new Instant(500), "-3599.5"), (passed.At, passed.Data));
    }

    private static Entry.Stopped StopOf(Func<IClientHost, Task> connect) => Assert.Single(Run(connect).Of<Entry.Stopped>());

    private static TransitionLog Run(Func<IClientHost, Task> connect) =>
        ScenarioRunner.Run(Quiet, setup => new AsyncClientHost(setup, host => new OneCallClient(host, connect)));
}
