using Microsoft.Extensions.Time.Testing;
using Simulator.Time;

namespace Simulator.Tests.Time;

/// <summary>
/// The virtual clock beside <see cref="FakeTimeProvider"/>: where both agree, each checks the other; where they differ,
/// the difference is written down, and breaks when the package changes its ways. The table is in the README.
/// </summary>
public sealed class FakeTimeProviderTests
{
    [Fact]
    public void Both_fire_one_shot_timers_in_order_of_due_time()
    {
        int[] dues = [7, 3, 9, 1, 4];
        var fake = new FakeTimeProvider();
        var fired = new List<int>();
        var timers = dues.Select(due => fake.CreateTimer(_ => fired.Add(due), null, TimeSpan.FromSeconds(due), Timeout.InfiniteTimeSpan)).ToList();
        fake.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(OnVirtualClock(dues), fired);
        timers.ForEach(timer => timer.Dispose());
    }

    [Fact]
    public void Stepped_due_time_by_due_time_both_run_a_retry_chain_alike()
    {
        var fake = new FakeTimeProvider();
        DateTimeOffset start = fake.GetUtcNow();
        var fired = new List<double>();
        ITimer? timer = null;
        timer = fake.CreateTimer(Retry, null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        for (int second = 0; second < 35; second++)
        {
            fake.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([10, 20, 30], fired);
        Assert.Equal([10, 20, 30], ChainOnVirtualClock(10, 35));
        timer.Dispose();

        void Retry(object? state)
        {
            fired.Add((fake.GetUtcNow() - start).TotalSeconds);
            timer!.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        }
    }

    [Fact]
    public void In_one_jump_FakeTimeProvider_fires_a_retry_chain_once_where_the_virtual_clock_fires_each()
    {
        var fake = new FakeTimeProvider();
        int fired = 0;
        ITimer? timer = null;
        timer = fake.CreateTimer(_ => { fired++; timer!.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan); }, null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        fake.Advance(TimeSpan.FromSeconds(35));
        Assert.Equal(1, fired);
        Assert.Equal(3, ChainOnVirtualClock(10, 35).Count);
        timer.Dispose();
    }

    [Fact]
    public void Every_callback_of_FakeTimeProvider_sees_the_end_of_the_jump_where_the_virtual_clock_shows_its_own_instant()
    {
        var fake = new FakeTimeProvider();
        DateTimeOffset start = fake.GetUtcNow();
        var seen = new List<double>();
        using ITimer first = fake.CreateTimer(_ => seen.Add((fake.GetUtcNow() - start).TotalSeconds), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using ITimer second = fake.CreateTimer(_ => seen.Add((fake.GetUtcNow() - start).TotalSeconds), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        fake.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([10, 10], seen);
        Assert.Equal([1, 2], OnVirtualClock([1, 2]));
    }

    [Fact]
    public void Ties_of_FakeTimeProvider_are_not_first_in_first_out_after_a_removal()
    {
        var fake = new FakeTimeProvider();
        var fired = new List<int>();
        var timers = Enumerable.Range(0, 6).Select(Create).ToList();
        timers[1].Dispose();
        timers[3].Dispose();
        timers.AddRange(Enumerable.Range(6, 3).Select(Create));
        fake.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([0, 2, 4, 5, 6, 7, 8], fired.Order());
        Assert.NotEqual([0, 2, 4, 5, 6, 7, 8], fired);
        timers.ForEach(timer => timer.Dispose());

        ITimer Create(int name) => fake.CreateTimer(_ => fired.Add(name), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
    }

    private static List<int> OnVirtualClock(IEnumerable<int> dues)
    {
        var clock = new VirtualClock<int>();
        foreach (int due in dues)
        {
            clock.Schedule(Instant.Start + Duration.FromSeconds(due), due);
        }

        var fired = new List<int>();
        while (clock.TryTake(new Instant(10_000), out _))
        {
            fired.Add((int)(clock.Now.Milliseconds / 1000));
        }

        return fired;
    }

    private static List<double> ChainOnVirtualClock(int everySeconds, int untilSeconds)
    {
        var clock = new VirtualClock<string>();
        var fired = new List<double>();
        clock.Schedule(Instant.Start + Duration.FromSeconds(everySeconds), "retry");
        while (clock.TryTake(Instant.Start + Duration.FromSeconds(untilSeconds), out string? retry))
        {
            fired.Add(clock.Now.Milliseconds / 1000d);
            clock.Schedule(clock.Now + Duration.FromSeconds(everySeconds), retry!);
        }

        return fired;
    }
}
