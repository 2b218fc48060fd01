using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>
/// When timers fire: on time, or, where the device throttles them, at the next multiple of a length on the client's clock.
/// What a client does when its time is over is as late as its timer, and no later.
/// </summary>
internal sealed class Throttling
{
    private readonly Timeline run;
    private readonly List<(int Index, Duration Every)> changes = [];

    public Throttling(Timeline run)
    {
        this.run = run;
        Duration every = Duration.Zero;
        foreach ((int index, Entry.WorldChanged world) in run.WorldChanges)
        {
            if (world.Throttle != every)
            {
                every = world.Throttle;
                Most = Duration.Longer(Most, every);
                changes.Add((index, every));
            }
        }
    }

    /// <summary>The longest time by which any timer of the run may be late.</summary>
    public Duration Most { get; }

    /// <summary>When a timer fires that is due at <paramref name="due"/>, on the client's clock.</summary>
    public Instant Fires(Instant due)
    {
        Instant fires = due;
        Duration every = Duration.Zero;
        foreach ((int index, Duration next) in changes)
        {
            Instant change = run.When(index).Awake;
            fires = fires.UpTo(every);
            if (fires < change || (fires == change && FiredBefore(index)))
            {
                return fires;
            }

            every = next;
            fires = Instant.Later(due, change);
        }

        return fires.UpTo(every);
    }

    /// <summary>Whether timers have fired in the instant of a change, before it.</summary>
    private bool FiredBefore(int index)
    {
        for (int earlier = run.InstantStart(index); earlier < index; earlier++)
        {
            if (run[earlier] is Entry.DeadlineReached)
            {
                return true;
            }
        }

        return false;
    }
}
