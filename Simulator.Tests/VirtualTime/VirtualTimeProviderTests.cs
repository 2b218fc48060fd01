using Simulator.VirtualTime;

namespace Simulator.Tests.VirtualTime;

/// <summary>Breaks when virtual time is not the time that a program would have lived through.</summary>
public sealed class VirtualTimeProviderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VirtualTimeProvider time = new();
    private readonly List<string> fired = [];

    [Fact]
    public void A_timer_fires_with_the_clock_at_its_time()
    {
        Set("two", 2 * Second);
        Set("one", Second);
        time.AdvanceTo(10 * Second);
        Assert.Equal(["one 1", "two 2"], fired);
        Assert.Equal(10 * Second, time.Elapsed);
    }

    [Fact]
    public void A_retry_that_sets_itself_again_fires_each_time()
    {
        ITimer? retry = null;
        retry = time.CreateTimer(_ => { Note("retry"); retry!.Change(Second, Timeout.InfiniteTimeSpan); }, null, Second, Timeout.InfiniteTimeSpan);
        time.AdvanceTo(10 * Second);
        Assert.Equal(10, fired.Count);
    }

    [Fact]
    public void Ties_fire_in_the_order_in_which_they_were_set()
    {
        ITimer[] timers = [.. Enumerable.Range(0, 6).Select(number => Set($"{number}", Second))];
        timers[1].Dispose();
        timers[3].Dispose();
        Set("6", Second);
        time.AdvanceTo(Second);
        Assert.Equal(["0 1", "2 1", "4 1", "5 1", "6 1"], fired);
    }

    [Fact]
    public void Nothing_fires_while_it_is_set()
    {
        Set("now", TimeSpan.Zero);
        Assert.Empty(fired);
        Assert.Equal(TimeSpan.Zero, time.NextDue);
        time.AdvanceTo(TimeSpan.Zero);
        Assert.Equal(["now 0"], fired);
    }

    [Fact]
    public void A_timer_that_throws_stops_neither_the_others_nor_the_clock()
    {
        time.CreateTimer(_ => throw new InvalidOperationException("mine"), null, Second, Timeout.InfiniteTimeSpan);
        Set("after", 2 * Second);
        AggregateException thrown = Assert.Throws<AggregateException>(() => time.AdvanceTo(3 * Second));
        Assert.Equal("mine", Assert.Single(thrown.InnerExceptions).Message);
        Assert.Equal(["after 2"], fired);
        Assert.Equal(3 * Second, time.Elapsed);
    }

    [Fact]
    public void A_timer_nobody_holds_fires_all_the_same()
    {
        Set("kept", Second);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        time.AdvanceTo(Second);
        Assert.Equal(["kept 1"], fired);
    }

    [Fact]
    public void The_wall_clock_may_step_without_the_timers_noticing()
    {
        Set("one", Second);
        time.StepWallClock(-TimeSpan.FromHours(1));
        time.AdvanceTo(Second);
        Assert.Equal(["one 1"], fired);
        Assert.Equal(VirtualTimeProvider.Beginning + Second - TimeSpan.FromHours(1), time.GetUtcNow());
        Assert.Equal(Second, time.GetElapsedTime(0));
    }

    [Fact]
    public async Task Delays_token_sources_and_periodic_timers_keep_to_it()
    {
        Task delay = Task.Delay(Second, time);
        using var source = new CancellationTokenSource(2 * Second, time);
        using var periodic = new PeriodicTimer(3 * Second, time);
        ValueTask<bool> tick = periodic.WaitForNextTickAsync();
        time.AdvanceTo(Second);
        Assert.True(delay.IsCompletedSuccessfully);
        Assert.False(source.IsCancellationRequested);
        time.AdvanceTo(2 * Second);
        Assert.True(source.IsCancellationRequested);
        Assert.False(tick.IsCompleted);
        time.AdvanceTo(3 * Second);
        Assert.True(await tick);
    }

    [Fact]
    public void A_timer_that_is_disposed_of_is_due_no_more()
    {
        ITimer timer = Set("never", Second);
        timer.Dispose();
        Assert.Null(time.NextDue);
        Assert.False(timer.Change(Second, Timeout.InfiniteTimeSpan));
        time.AdvanceTo(10 * Second);
        Assert.Empty(fired);
    }

    [Fact]
    public void A_periodic_timer_fires_at_every_period()
    {
        time.CreateTimer(_ => Note("tick"), null, Second, 2 * Second);
        time.AdvanceTo(6 * Second);
        Assert.Equal(["tick 1", "tick 3", "tick 5"], fired);
    }

    private ITimer Set(string name, TimeSpan due) => time.CreateTimer(_ => Note(name), null, due, Timeout.InfiniteTimeSpan);

    private void Note(string name) => fired.Add($"{name} {time.Elapsed.TotalSeconds:0}");
}
