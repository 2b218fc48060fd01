using System.Reactive.Concurrency;

namespace Simulator.Benchmarks.Peers;

/// <summary>A hold on the virtual time of Rx: each action schedules itself anew.</summary>
internal sealed class ReactiveHold
{
    private readonly HistoricalScheduler scheduler = new();
    private readonly HoldDelays delays;
    private int next;
    private int left;

    public ReactiveHold(int pending)
    {
        delays = new HoldDelays(pending);
        for (int item = 0; item < pending; item++)
        {
            Schedule(scheduler, item);
        }
    }

    /// <summary>Does so many holds.</summary>
    /// <returns>When the last one was, so that no work can be left out.</returns>
    public long Run(int holds)
    {
        left = holds;
        scheduler.Start();
        return scheduler.Clock.Ticks;
    }

    private IDisposable Schedule(IScheduler on, int item) =>
        on.Schedule(item, TimeSpan.FromMilliseconds(delays[next++]), Fire);

    private IDisposable Fire(IScheduler on, int item)
    {
        if (--left == 0)
        {
            scheduler.Stop();
        }

        return Schedule(on, item);
    }
}
