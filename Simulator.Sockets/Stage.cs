using System.Threading.Channels;
using Simulator.Clients;
using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Sockets;

/// <summary>
/// Plays one run on the wall clock. All that happens comes through one mailbox, so that the run is touched by one thread at a time,
/// in the order in which things came.
/// </summary>
internal sealed class Stage
{
    private readonly Channel<Action<Instant>> mailbox = Channel.CreateUnbounded<Action<Instant>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly RealClock clock;
    private readonly LiveRun run;

    /// <summary>Sets the scene: time begins with the first thing that is posted.</summary>
    /// <param name="scenario">What happens.</param>
    /// <param name="speed">How many seconds of it pass in a second.</param>
    /// <param name="tell">Is told what reaches the client.</param>
    /// <param name="see">Sees every entry.</param>
    public Stage(Scenario scenario, double speed, Action<ClientInput> tell, Action<Entry> see)
    {
        clock = new RealClock(speed);
        run = new LiveRun(scenario, tell, see);
    }

    /// <summary>Something happens: <paramref name="happens"/> is called with the run and the time, when what came before is done.</summary>
    public void Post(Action<LiveRun, Instant> happens) => mailbox.Writer.TryWrite(now => happens(run, now));

    /// <summary>Plays until the scenario is over, or <paramref name="stop"/> says so.</summary>
    /// <returns>The log.</returns>
    public async Task<TransitionLog> PlayAsync(CancellationToken stop)
    {
        while (!run.IsOver && !stop.IsCancellationRequested)
        {
            if (await HasMailAsync(stop).ConfigureAwait(false) && mailbox.Reader.TryRead(out Action<Instant>? happens))
            {
                clock.Start();
                happens(clock.Now);
            }
            else if (clock.IsRunning)
            {
                run.AdvanceTo(clock.Now);
            }
        }

        mailbox.Writer.TryComplete();
        return run.End();
    }

    /// <summary>Waits for mail, but no longer than until something is due.</summary>
    private async Task<bool> HasMailAsync(CancellationToken stop)
    {
        if (mailbox.Reader.TryPeek(out _))
        {
            return true;
        }

        using var due = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (clock.IsRunning)
        {
            due.CancelAfter(clock.Until(run.NextDue));
        }

        try
        {
            return await mailbox.Reader.WaitToReadAsync(due.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
