using Simulator.VirtualTime.Escapes;

namespace Simulator.VirtualTime;

/// <summary>
/// Runs ordinary asynchronous .NET code - <c>await</c>, timers, WebSockets, HTTP - on virtual time and on the calling
/// thread, so that every run repeats. Hours of waiting cost microseconds. For one thread.
/// </summary>
/// <remarks>
/// The code under test gets <see cref="Time"/>, and the sockets and handlers that are made here. It must start no work
/// elsewhere: what does is seen as it happens, with its place, and ends the run (<see cref="RunFault.WorkEscaped"/>).
/// Seen are work that is handed to the thread pool (<c>Task.Run</c>, <c>Parallel</c>, a continuation that goes there) and every timer of
/// real time (<c>Task.Delay</c>, <c>Timer</c>, <c>CancellationTokenSource</c> without <see cref="Time"/>); a thread of its own is
/// seen once it has begun. Not seen are a read of the real clock or of a random number, and a call that blocks. The default
/// timeout of <see cref="HttpClient"/>, 100 s of real time, is let pass.
/// </remarks>
public sealed class VirtualRun
{
    /// <summary>How many steps the code under test may take at one instant; what takes more would never rest.</summary>
    public const int StepsAtOneInstant = 10_000;

    private readonly RunScheduler scheduler = new();
    private readonly EscapeWatch watch = new();
    private bool isInside;
    private Exception? thrown;

    /// <summary>The clock, which moves only by <see cref="AdvanceBy"/>, <see cref="AdvanceTo"/> and <see cref="SkipTo"/>.</summary>
    public VirtualTimeProvider Time { get; } = new() { IsOfRun = true };

    /// <summary>Makes an open WebSocket: what arrives at it is handed to the code under test within the run.</summary>
    /// <param name="sent">Is told each whole message that the code under test sends; null for nobody.</param>
    /// <param name="ended">Is told once that the code under test has ended the connection before the server did; null for nobody.</param>
    public ScriptedWebSocket NewWebSocket(Action<string>? sent = null, Action? ended = null) =>
        new(scheduler.Post, sent ?? (_ => { }), ended ?? (() => { }), Do);

    /// <summary>Makes the other side of an <see cref="HttpClient"/>.</summary>
    /// <param name="asked">Is told each request; null for nobody.</param>
    public ScriptedHttpHandler NewHttpHandler(Action<ScriptedHttpRequest>? asked = null) => new(scheduler.Post, asked ?? (_ => { }), Do);

    /// <summary>Starts work of the code under test, and lets it go on until it rests.</summary>
    /// <param name="work">The work: a call that the program makes.</param>
    /// <returns>The work, which has ended or waits for time, for a socket, or for an answer.</returns>
    /// <exception cref="RunFaultException">The run cannot go on.</exception>
    public Task Start(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var end = new TaskCompletionSource();
        Do(() => scheduler.Start(() => _ = Follow(work, end)));
        return end.Task;
    }

    /// <summary>Does something that the code under test may notice - a delivery, a change of the world - and lets it go on until it rests.</summary>
    /// <param name="action">What is done. Where the run is at work already, it is done at once, and the work goes on behind it.</param>
    /// <exception cref="RunFaultException">The run cannot go on.</exception>
    public void Do(Action action) => Do("the run", action);

    /// <summary>Does something, and names it.</summary>
    /// <param name="occasion">What it is; it names the place of work that escapes where no frame on the stack does.</param>
    /// <param name="action">What is done.</param>
    /// <exception cref="RunFaultException">The run cannot go on.</exception>
    public void Do(string occasion, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (isInside)
        {
            action();
            return;
        }

        SynchronizationContext? around = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null); // a test runner's own would take the waits away
        watch.Enter(occasion);
        isInside = true;
        try
        {
            action();
            Settle();
        }
        finally
        {
            isInside = false;
            EscapeWatch.Leave();
            SynchronizationContext.SetSynchronizationContext(around);
        }
    }

    /// <summary>Moves the clock, and lets fire on the way what is due by then, each timer at its own time and before the next one.</summary>
    /// <param name="elapsed">Where to, counted from the beginning of the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">That time is past.</exception>
    /// <exception cref="RunFaultException">The run cannot go on.</exception>
    public void AdvanceTo(TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, Time.Elapsed);
        Do(() =>
        {
            while (Time.TryTakeDue(elapsed, out Action? fire))
            {
                Fire(fire!);
                Settle();
            }

            Time.MoveTo(elapsed);
        });
    }

    /// <summary>Moves the clock forward, as <see cref="AdvanceTo"/> does.</summary>
    /// <param name="time">How far; not negative.</param>
    /// <exception cref="RunFaultException">The run cannot go on.</exception>
    public void AdvanceBy(TimeSpan time) => AdvanceTo(Time.Elapsed + time);

    /// <summary>Moves the clock and fires nothing: what became due meanwhile fires late, at the next advance, as after a sleep.</summary>
    /// <param name="elapsed">Where to, counted from the beginning of the run; a time that is past changes nothing.</param>
    public void SkipTo(TimeSpan elapsed) => Time.MoveTo(elapsed);

    /// <summary>Runs an action within the run as soon as what is under way rests.</summary>
    /// <param name="action">The action.</param>
    public void Post(Action action) => scheduler.Post(action);

    /// <summary>For parts of the world that are called by the code under test: a call on another thread is work that escaped.</summary>
    /// <param name="member">What was called.</param>
    public void CheckThread(string member) => watch.Check(member);

    /// <summary>From now on it is kept where each timer was made, for <see cref="TimersFired"/>. That costs a look at the stack for each.</summary>
    public void KeepTimerPlaces() => Time.KeepPlaces();

    /// <summary>Where the timers that fired after <paramref name="from"/> and not after <paramref name="to"/> were made: type, method and line, each once.</summary>
    /// <param name="from">A time from the beginning of the run.</param>
    /// <param name="to">A later one.</param>
    public IEnumerable<string> TimersFired(TimeSpan from, TimeSpan to) => Time.PlacesFired(from, to);

#pragma warning disable CA1031 // whatever the work throws is its caller's to see
    private static async Task Follow(Func<Task> work, TaskCompletionSource end)
    {
        try
        {
            await work();
            end.SetResult();
        }
        catch (OperationCanceledException error)
        {
            end.SetCanceled(error.CancellationToken);
        }
        catch (Exception error)
        {
            end.SetException(error);
        }
    }

    /// <summary>What the runtime does on a timer only completes waits; what is the code's own runs as its work.</summary>
    private void Fire(Action fire)
    {
        if (fire.Target is VirtualTimer.Firing { IsRuntimes: true })
        {
            scheduler.Post(fire);
            return;
        }

        scheduler.Start(() =>
        {
            try
            {
                fire();
            }
            catch (Exception error)
            {
                thrown ??= error;
            }
        });
    }
#pragma warning restore CA1031

    /// <summary>Lets the code under test work until it rests, and tells what went wrong.</summary>
    private void Settle()
    {
        bool rests = scheduler.TryRunAll(StepsAtOneInstant);
        if (watch.Seen is string place)
        {
            throw new RunFaultException(RunFault.WorkEscaped, place);
        }

        if (!rests)
        {
            throw new RunFaultException(RunFault.NeverRests, $"more than {StepsAtOneInstant} steps at one instant");
        }

        if (thrown is Exception error)
        {
            thrown = null;
            throw new RunFaultException(RunFault.TimerThrew, $"the callback of a timer threw {error.GetType().Name}: {error.Message}", error);
        }
    }
}
