using Microsoft.Extensions.Time.Testing;
using Simulator.Time;

namespace Simulator.Benchmarks.Peers;

/// <summary>
/// A hold on <see cref="FakeTimeProvider"/>: each timer sets itself anew when it fires. The provider does not tell when
/// the next timer is due; the instants are worked out before anything is measured, so that it makes no step in vain.
/// </summary>
internal sealed class FakeTimeHold
{
    private readonly FakeTimeProvider provider = new();
    private readonly VirtualClock<int> known = new();
    private readonly HoldDelays delays;
    private readonly ITimer[] timers;
    private readonly int[] fired;
    private readonly int[] expected;
    private readonly List<TimeSpan> steps = [];
    private int holds;

    public FakeTimeHold(int pending)
    {
        delays = new HoldDelays(pending);
        (timers, fired, expected) = (new ITimer[pending], new int[pending], new int[pending]);
        for (int item = 0; item < pending; item++)
        {
            int own = item;
            timers[item] = provider.CreateTimer(_ => Fire(own), null, TimeSpan.FromMilliseconds(Delay(item, fired)), Timeout.InfiniteTimeSpan);
            known.Schedule(new Instant(Delay(item, expected)), item);
        }
    }

    /// <summary>Works out the instants of the next holds.</summary>
    /// <param name="count">How many holds there shall be; timers that are due at the last instant may add some.</param>
    public void Prepare(int count)
    {
        steps.Clear();
        Instant last = known.Now;
        for (int hold = 0; hold < count; hold++)
        {
            known.TryTake(Instant.Never, out int item);
            if (known.Now > last)
            {
                steps.Add(TimeSpan.FromMilliseconds((known.Now - last).Milliseconds));
                last = known.Now;
            }

            known.Schedule(known.Now + new Duration(Delay(item, expected)), item);
        }
    }

    /// <summary>Goes through the instants that were worked out.</summary>
    /// <returns>How many holds there were.</returns>
    public int Run()
    {
        holds = 0;
        foreach (TimeSpan step in steps)
        {
            provider.Advance(step);
        }

        return holds;
    }

    /// <summary>The same whatever the order in which timers fire that are due at one instant.</summary>
    private int Delay(int item, int[] counts) => delays[(item * 31) + counts[item]++];

    private void Fire(int item)
    {
        holds++;
        timers[item].Change(TimeSpan.FromMilliseconds(Delay(item, fired)), Timeout.InfiniteTimeSpan);
    }
}
