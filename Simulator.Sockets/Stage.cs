using System.Collections.Concurrent;
using Simulator.Clients;
using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Sockets;

/// <summary>
/// Plays one run on the wall clock. All that happens comes through one mailbox, so that the run is touched by one thread alone, in the
/// order in which things came.
/// </summary>
internal sealed class Stage : IDisposable
{
    private readonly BlockingCollection<Action<Instant>> mailbox = [];
    private readonly RealClock clock;
    private readonly LiveRun run;
    private readonly Action<bool> sleep;
    private bool isAsleep;

    /// <summary>Sets the scene: time begins with the first thing that is posted.</summary>
    /// <param name="scenario">What happens.</param>
    /// <param name="options">How fast, and whether there is a log.</param>
    /// <param name="tell">Is told what reaches the client.</param>
    /// <param name="see">Sees every entry.</param>
    /// <param name="sleep">Is told when the device falls asleep, and when it wakes.</param>
    public Stage(Scenario scenario, ServerOptions options, Action<ClientInput> tell, Action<Entry> see, Action<bool> sleep)
    {
        clock = new RealClock(options.Speed);
        run = new LiveRun(scenario, tell, see, options.KeepsLog);
        this.sleep = sleep;
    }

    /// <summary>Something happens: <paramref name="happens"/> is called with the run and the time, when what came before is done.</summary>
    /// <returns>Whether it will: not where the run is over.</returns>
    public bool Post(Action<LiveRun, Instant> happens)
    {
        try
        {
            mailbox.Add(now => happens(run, now));
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Plays until the scenario is over, or <paramref name="stop"/> says so, on a thread of its own.</summary>
    /// <returns>The log.</returns>
    public Task<TransitionLog> PlayAsync(CancellationToken stop) =>
        Task.Factory.StartNew(() => Play(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc/>
    public void Dispose() => mailbox.Dispose();

    private TransitionLog Play(CancellationToken stop)
    {
        try
        {
            while (!run.IsOver && !stop.IsCancellationRequested)
            {
                bool isSomething = mailbox.TryTake(out Action<Instant>? happens, clock.IsRunning ? (int)clock.Until(run.NextDue).TotalMilliseconds : Timeout.Infinite, stop);
                clock.Start();
                run.AdvanceTo(clock.Now);
                if (isSomething)
                {
                    happens!(clock.Now);
                }

                TellSleep();
            }
        }
        catch (OperationCanceledException)
        {
            // It is stopped where it is.
        }

        mailbox.CompleteAdding();
        return run.End();
    }

    private void TellSleep()
    {
        if (run.IsAsleep != isAsleep)
        {
            isAsleep = run.IsAsleep;
            sleep(isAsleep);
        }
    }
}
