using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>
/// The client's own clock. It stands still while the device sleeps, and the client's timers with it; simulated time
/// goes on.
/// </summary>
internal sealed class DeviceClock
{
    private Duration slept;
    private Instant fellAsleep;

    /// <summary>When the device wakes, or null while it is awake.</summary>
    public Instant? WakesAt { get; private set; }

    /// <summary>Timers fire only at multiples of this length; zero where they fire on time.</summary>
    public Duration Throttle { get; set; }

    /// <summary>Both readings of <paramref name="now"/>.</summary>
    public Moment Read(Instant now) => new(now, (WakesAt is null ? now : fellAsleep) - slept);

    /// <summary>The simulated instant at which the client's clock will read <paramref name="awake"/>, if the device stays awake.</summary>
    public Instant ToSimulated(Instant awake) => awake + slept;

    /// <summary>When a timer fires that is due at <paramref name="due"/>, on the client's clock, if nothing changes after <paramref name="now"/>.</summary>
    public Instant Fires(Instant due, Instant now) => Instant.Later(due, Read(now).Awake).UpTo(Throttle);

    /// <summary>The device falls asleep, or sleeps longer.</summary>
    public void Sleep(Instant now, Duration length)
    {
        fellAsleep = WakesAt is null ? now : fellAsleep;
        WakesAt = Instant.Later(WakesAt ?? now, now + length);
    }

    /// <summary>The device wakes.</summary>
    /// <returns>How long it slept.</returns>
    public Duration Wake(Instant now)
    {
        Duration night = now - fellAsleep;
        slept += night;
        WakesAt = null;
        return night;
    }

    /// <summary>Writes down what decides how it goes on.</summary>
    public void Write(ValueWriter writer, Instant now)
    {
        writer.Add(WakesAt ?? Instant.Never);
        writer.Add(Throttle.Milliseconds);
        writer.Add((Read(now).Awake.UpTo(Throttle) - Read(now).Awake).Milliseconds);
    }
}
