using Simulator.Time;

namespace Simulator.Benchmarks.Peers;

/// <summary>A hold on the clock of this project: take the earliest item, schedule it anew.</summary>
internal sealed class VirtualClockHold
{
    private readonly VirtualClock<int> clock = new();
    private readonly HoldDelays delays;
    private int next;

    public VirtualClockHold(int pending)
    {
        delays = new HoldDelays(pending);
        for (int item = 0; item < pending; item++)
        {
            clock.Schedule(new Instant(delays[next++]), item);
        }
    }

    /// <summary>Does so many holds.</summary>
    /// <returns>When the last one was, so that no work can be left out.</returns>
    public long Run(int holds)
    {
        for (int hold = 0; hold < holds; hold++)
        {
            clock.TryTake(Instant.Never, out int item);
            clock.Schedule(clock.Now + new Duration(delays[next++]), item);
        }

        return clock.Now.Milliseconds;
    }
}
