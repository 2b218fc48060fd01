using System.Threading.Channels;
using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Testing.Hosting;
using Simulator.Time;

namespace Simulator.Tests.Hosting;

/// <summary>Breaks when work that leaves a run is not named at once, or work that stays in it is accused.</summary>
public sealed class EscapeTests
{
    private static readonly Scenario Quiet = new("quiet", "Nothing happens", new Instant(600_000));

    [Fact]
    public void A_Task_Run_that_is_awaited_is_named() => Named("the thread pool", nameof(A_Task_Run_that_is_awaited_is_named), async _ =>
        await Task.Run(() => { }));

    [Fact]
    public void A_Task_Run_that_is_not_awaited_is_named() => Named("the thread pool", nameof(A_Task_Run_that_is_not_awaited_is_named), host =>
    {
        _ = Task.Run(() => { });
        return Task.CompletedTask;
    });

    [Fact]
    public void A_queued_work_item_is_named() => Named("the thread pool", nameof(A_queued_work_item_is_named), _ =>
    {
        ThreadPool.QueueUserWorkItem(_ => { });
        return Task.CompletedTask;
    });

    [Fact]
    public void A_delay_without_the_clock_is_named() => Named("a timer of real time", nameof(A_delay_without_the_clock_is_named), async _ =>
        await Task.Delay(3_600_000));

    [Fact]
    public void A_delay_that_is_followed_by_a_continuation_is_named() =>
        Named("a timer of real time", nameof(A_delay_that_is_followed_by_a_continuation_is_named), host =>
        {
            _ = Task.Delay(3_600_000).ContinueWith(_ => { }, TaskScheduler.Default);
            return Task.CompletedTask;
        });

    [Fact]
    public void A_timer_of_real_time_is_named() => Named("a timer of real time", nameof(A_timer_of_real_time_is_named), _ =>
    {
        using var timer = new Timer(_ => { }, null, 3_600_000, Timeout.Infinite);
        return Task.CompletedTask;
    });

    [Fact]
    public void A_token_source_without_the_clock_is_named() => Named("a timer of real time", nameof(A_token_source_without_the_clock_is_named), _ =>
    {
        using var source = new CancellationTokenSource(3_600_000);
        return Task.CompletedTask;
    });

    [Fact]
    public void A_loop_that_nobody_awaits_is_named() => Named("a timer of real time", nameof(LoopOnRealTime), host =>
    {
        _ = LoopOnRealTime();
        return Task.CompletedTask;
    });

    [Fact]
    public void What_comes_after_a_wait_on_the_clock_is_named_too() =>
        Named("the thread pool", nameof(What_comes_after_a_wait_on_the_clock_is_named_too), async host =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), host.Time);
            await Task.Run(() => { });
        });

    [Fact]
    public void A_timeout_of_HttpClient_is_named() => Named("a timer of real time", nameof(A_timeout_of_HttpClient_is_named), async host =>
    {
        using var http = new HttpClient(host.Http, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(5) };
        await http.GetStringAsync(IClientHost.Page);
    });

    [Fact]
    public void The_default_timeout_of_HttpClient_is_let_pass() => Unnamed(host =>
        new HttpClient(host.Http, disposeHandler: false).GetStringAsync(IClientHost.Page));

    [Fact]
    public void Waits_on_what_the_host_gives_are_not_accused() => Unnamed(async host =>
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(20), host.Time);
        using var periodic = new PeriodicTimer(TimeSpan.FromSeconds(1), host.Time);
        await periodic.WaitForNextTickAsync(source.Token);
        await Task.Yield();
        await new TaskCompletionSource().Task.WaitAsync(TimeSpan.FromSeconds(1), host.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await host.ConnectAsync(new Uri("ws://ws.pusherapp.com/app/key"), source.Token);
    });

    [Fact]
    public void A_cancelled_wait_on_a_channel_is_not_accused() => Unnamed(async host =>
    {
        var channel = Channel.CreateUnbounded<string>();
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1), host.Time);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await channel.Reader.ReadAsync(source.Token));
    });

    [Fact]
    public void A_call_that_waits_for_another_call_is_not_accused() => Unnamed(_ => new TaskCompletionSource().Task);

    private static async Task LoopOnRealTime()
    {
        while (true)
        {
            await Task.Delay(3_600_000);
        }
    }

    /// <summary>The waits are an hour long: a host that sat them out would never come to the end of this test.</summary>
    private static void Named(string kind, string place, Func<IClientHost, Task> connect)
    {
        Entry.Stopped stop = Assert.Single(Run(connect).Of<Entry.Stopped>());
        Assert.Equal("client/not-controlled", stop.Cause);
        Assert.Contains(kind, stop.Explanation, StringComparison.Ordinal);
        Assert.Contains($"{typeof(EscapeTests).FullName}.{place}", stop.Explanation, StringComparison.Ordinal);
    }

    private static void Unnamed(Func<IClientHost, Task> connect) => Assert.Empty(Run(connect).Of<Entry.Stopped>());

    private static TransitionLog Run(Func<IClientHost, Task> connect) =>
        ScenarioRunner.Run(Quiet, setup => new AsyncClientHost(setup, host => new OneCallClient(host, connect)));
}
