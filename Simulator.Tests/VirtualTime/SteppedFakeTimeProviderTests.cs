using Microsoft.Extensions.Time.Testing;
using Simulator.Clients;
using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Testing.Hosting;
using Simulator.Tests.Hosting;
using Simulator.Time;
using Simulator.VirtualTime;

namespace Simulator.Tests.VirtualTime;

/// <summary>Breaks when a client that asks for Microsoft's fake clock is not given the time of the run.</summary>
public sealed class SteppedFakeTimeProviderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly Scenario FiveSeconds = new("five-seconds", "Time passes", new Instant(5_000));

    private readonly VirtualTimeProvider time = new();
    private readonly List<string> fired = [];

    [Fact]
    public void A_retry_that_sets_itself_again_fires_each_time_where_the_plain_one_fires_once()
    {
        var plain = new FakeTimeProvider();
        Retry(plain);
        plain.Advance(3 * Second);
        Assert.Equal(["3"], fired);
        fired.Clear();
        Retry(new SteppedFakeTimeProvider(time));
        time.AdvanceTo(3 * Second);
        Assert.Equal(["1", "2", "3"], fired);
    }

    [Fact]
    public void Ties_fire_in_the_order_in_which_they_were_set()
    {
        var fake = new SteppedFakeTimeProvider(time);
        ITimer[] timers = [.. Enumerable.Range(0, 6).Select(Set)];
        timers[1].Dispose();
        timers[3].Dispose();
        _ = new[] { Set(6), Set(7), Set(8) };
        time.AdvanceTo(Second);
        Assert.Equal(["0", "2", "4", "5", "6", "7", "8"], fired);

        ITimer Set(int name) => fake.CreateTimer(_ => fired.Add($"{name}"), null, Second, Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void The_clock_reads_as_the_virtual_one()
    {
        FakeTimeProvider fake = new SteppedFakeTimeProvider(time);
        long begun = fake.GetTimestamp();
        time.AdvanceTo(90 * Second);
        Assert.Equal((time.GetUtcNow(), 90 * Second), (fake.GetUtcNow(), fake.GetElapsedTime(begun)));
        Assert.Equal(time.GetLocalNow(), fake.GetLocalNow());
    }

    [Fact]
    public void Its_own_ways_of_moving_move_nothing_and_show()
    {
        var fake = new SteppedFakeTimeProvider(time);
        Retry(fake);
        Assert.Null(fake.MovedBy);
        fake.Advance(10 * Second);
        Assert.Contains(nameof(Its_own_ways_of_moving_move_nothing_and_show), fake.MovedBy, StringComparison.Ordinal);
        Assert.Empty(fired);
        Assert.Equal(VirtualTimeProvider.Beginning, fake.GetUtcNow());
    }

    [Fact]
    public void Moving_by_itself_shows() => Assert.NotNull(new SteppedFakeTimeProvider(time) { AutoAdvanceAmount = Second }.MovedBy);

    [Fact]
    public void A_hosted_client_retries_at_each_second()
    {
        TransitionLog log = Run(host =>
        {
            ITimer? timer = null;
            timer = host.FakeTime.CreateTimer(_ => { host.Emitted($"{Seconds(host.FakeTime)}", ""); timer!.Change(Second, Timeout.InfiniteTimeSpan); }, null, Second, Timeout.InfiniteTimeSpan);
            return Task.CompletedTask;
        });
        Assert.Equal([(1_000, "1"), (2_000, "2"), (3_000, "3"), (4_000, "4"), (5_000, "5")], log.Of<Entry.EventEmitted>().Select(emitted => (emitted.At.Milliseconds, emitted.Name)));
    }

    [Fact]
    public void A_hosted_client_that_moves_the_clock_is_named()
    {
        Entry.Stopped stop = Assert.Single(Run(host => { host.FakeTime.Advance(Second); return Task.CompletedTask; }).Of<Entry.Stopped>());
        Assert.Equal("client/not-controlled", stop.Cause);
        Assert.Contains(nameof(A_hosted_client_that_moves_the_clock_is_named), stop.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_callback_that_throws_is_a_finding_and_the_clock_goes_on()
    {
        var host = new AsyncClientHost(FiveSeconds.Client, world => new OneCallClient(world, SetTimers));
        host.Handle(Instant.Start, new ClientInput.Created());
        Assert.Equal("client/threw", Assert.Throws<ClientFaultException>(() => host.Handle(new Instant(1_000), new ClientInput.DeadlineReached())).Cause);
        Assert.Equal([new ClientOutput.OtherEvent("after", "")], host.Handle(new Instant(2_000), new ClientInput.DeadlineReached()));

        static Task SetTimers(IClientHost world)
        {
            world.FakeTime.CreateTimer(_ => throw new InvalidOperationException("mine"), null, Second, Timeout.InfiniteTimeSpan);
            world.FakeTime.CreateTimer(_ => world.Emitted("after", ""), null, 2 * Second, Timeout.InfiniteTimeSpan);
            return Task.CompletedTask;
        }
    }

    private static TransitionLog Run(Func<IClientHost, Task> connect) =>
        ScenarioRunner.Run(FiveSeconds, setup => new AsyncClientHost(setup, host => new OneCallClient(host, connect)));

    private static double Seconds(FakeTimeProvider time) => (time.GetUtcNow() - time.Start).TotalSeconds;

    private void Retry(FakeTimeProvider provider)
    {
        ITimer? timer = null;
        timer = provider.CreateTimer(_ => { fired.Add($"{Seconds(provider)}"); timer!.Change(Second, Timeout.InfiniteTimeSpan); }, null, Second, Timeout.InfiniteTimeSpan);
    }
}
