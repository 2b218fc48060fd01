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

    /// <summary>Both readings of <paramref name="now"/>.</summary>
    public Moment Read(Instant now) => new(now, (WakesAt is null ? now : fellAsleep) - slept);

    /// <summary>The simulated instant at which the client's clock will read <paramref name="awake"/>, if the device stays awake.</summary>
    public Instant ToSimulated(Instant awake) => awake + slept;

    /// <summary>The device falls asleep, or sleeps longer.</summary>
    public void Sleep(Instant now, Duration length)
    {
        fellAsleep = WakesAt is null ? now : fellAsleep;
        WakesAt = Instant.Later(WakesAt ?? now, now + length);
    }

    /// <summary>The device wakes.</summary>
    public void Wake(Instant now)
    {
        slept += now - fellAsleep;
        WakesAt = null;
    }
}
