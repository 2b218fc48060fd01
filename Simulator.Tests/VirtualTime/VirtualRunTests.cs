using System.Net.WebSockets;
using Simulator.VirtualTime;

namespace Simulator.Tests.VirtualTime;

/// <summary>Breaks when what happens in a run depends on anything but the test, or when what leaves it is not named.</summary>
public sealed class VirtualRunTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VirtualRun run = new();
    private readonly List<string> told = [];

    [Fact]
    public void Work_goes_on_until_it_rests()
    {
        Task work = run.Start(async () =>
        {
            await Task.Yield();
            told.Add("yielded");
            await Task.Delay(Second, run.Time).ConfigureAwait(false);
            told.Add("waited");
        });
        Assert.Equal(["yielded"], told);
        run.AdvanceBy(Second);
        Assert.Equal(["yielded", "waited"], told);
        Assert.True(work.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task What_work_throws_is_in_its_task()
    {
        Task failed = run.Start(() => throw new InvalidOperationException("no"));
        Assert.Equal("no", (await Assert.ThrowsAsync<InvalidOperationException>(() => failed)).Message);
        Task cancelled = run.Start(() => Task.FromCanceled(new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<TaskCanceledException>(() => cancelled);
    }

    [Fact]
    public void Each_timer_fires_at_its_own_time_and_what_it_leads_to_comes_before_the_next()
    {
        run.Start(async () =>
        {
            await Task.Delay(Second, run.Time);
            told.Add($"one at {run.Time.Elapsed.TotalSeconds}");
            await Task.Delay(Second, run.Time);
            told.Add($"two at {run.Time.Elapsed.TotalSeconds}");
        });
        using ITimer timer = run.Time.CreateTimer(_ => told.Add($"timer at {run.Time.Elapsed.TotalSeconds}"), null, 1.5 * Second, Timeout.InfiniteTimeSpan);
        run.AdvanceBy(60 * Second);
        Assert.Equal(["one at 1", "timer at 1.5", "two at 2"], told);
        Assert.Equal(60 * Second, run.Time.Elapsed);
    }

    [Fact]
    public void What_became_due_while_time_was_skipped_fires_late()
    {
        run.Start(async () =>
        {
            await Task.Delay(Second, run.Time);
            told.Add($"{run.Time.Elapsed.TotalSeconds}");
        });
        run.SkipTo(3600 * Second);
        Assert.Empty(told);
        run.AdvanceBy(TimeSpan.Zero);
        Assert.Equal(["3600"], told);
    }

    [Fact]
    public void What_arrives_at_a_socket_and_what_is_answered_is_worked_on_at_once()
    {
        ScriptedWebSocket socket = run.NewWebSocket(text => told.Add($"sent {text}"), () => told.Add("ended"));
        ScriptedHttpHandler handler = run.NewHttpHandler(request => told.Add($"asked {request.Url}"));
        using var http = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        run.Start(async () =>
        {
            byte[] buffer = new byte[10];
            ValueWebSocketReceiveResult read = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            string answer = await http.GetStringAsync(new Uri($"http://x.example/{read.Count}"));
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(answer), WebSocketMessageType.Text, true, CancellationToken.None);
            socket.Abort();
        });
        Assert.Empty(told);
        socket.Deliver("four");
        Assert.Equal(["asked http://x.example/4"], told);
        handler.Answer(1, 200, "yes");
        Assert.Equal(["asked http://x.example/4", "sent yes", "ended"], told);
    }

    [Fact]
    public void Work_that_escapes_ends_the_run_with_its_place()
    {
        RunFaultException fault = FaultOf(async () => await Task.Run(() => { }));
        Assert.Equal(RunFault.WorkEscaped, fault.Fault);
        Assert.Contains($"the thread pool by {typeof(VirtualRunTests).FullName}.{nameof(Work_that_escapes_ends_the_run_with_its_place)} (VirtualRunTests.cs:", fault.Message, StringComparison.Ordinal);
        Assert.Equal(RunFault.WorkEscaped, Assert.Throws<RunFaultException>(() => run.AdvanceBy(Second)).Fault); // it stays so
    }

    [Fact]
    public void Work_that_never_rests_ends_the_run() => Assert.Equal(RunFault.NeverRests, FaultOf(async () =>
    {
        while (true)
        {
            await Task.Yield();
        }
    }).Fault);

    [Fact]
    public void A_timer_that_throws_ends_the_run_with_what_it_threw()
    {
        using ITimer timer = run.Time.CreateTimer(_ => throw new InvalidOperationException("no"), null, Second, Timeout.InfiniteTimeSpan);
        RunFaultException fault = Assert.Throws<RunFaultException>(() => run.AdvanceBy(Second));
        Assert.Equal((RunFault.TimerThrew, "the callback of a timer threw InvalidOperationException: no"), (fault.Fault, fault.Message));
        Assert.IsType<InvalidOperationException>(fault.InnerException);
    }

    [Fact]
    public void Only_the_run_moves_its_clock()
    {
        Assert.Throws<InvalidOperationException>(() => run.Time.AdvanceTo(Second));
        run.AdvanceTo(Second);
        Assert.Throws<ArgumentOutOfRangeException>(() => run.AdvanceTo(TimeSpan.Zero));
    }

    [Fact]
    public void Where_timers_were_made_is_told_once_somebody_wants_to_know()
    {
        run.KeepTimerPlaces();
        run.Start(async () => await Task.Delay(Second, run.Time));
        run.AdvanceBy(2 * Second);
        Assert.Contains(nameof(VirtualRunTests), Assert.Single(run.TimersFired(TimeSpan.Zero, Second)), StringComparison.Ordinal);
        Assert.Empty(run.TimersFired(Second, 2 * Second));
    }

    [Fact]
    public void A_call_on_another_thread_is_named()
    {
        RunFaultException fault = Assert.Throws<RunFaultException>(() => run.Do(() =>
        {
            var thread = new Thread(() => run.CheckThread("Tell"));
            using (ExecutionContext.SuppressFlow())
            {
                thread.Start();
            }

            thread.Join();
        }));
        Assert.StartsWith("Tell was called on another thread", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Guards_name_what_is_missing()
    {
        Assert.Throws<ArgumentNullException>("work", () => { _ = run.Start(null!); });
        Assert.Throws<ArgumentNullException>("action", () => run.Do(null!));
    }

    private RunFaultException FaultOf(Func<Task> work) => Assert.Throws<RunFaultException>(() => { _ = run.Start(work); });
}
