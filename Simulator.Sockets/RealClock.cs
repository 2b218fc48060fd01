using System.Diagnostics;
using Simulator.Time;

namespace Simulator.Sockets;

/// <summary>The time of a run on the wall clock. It stands at 0 until the client gives its first sign.</summary>
/// <param name="speed">How many seconds of the run pass in a second.</param>
internal sealed class RealClock(double speed)
{
    private readonly Stopwatch watch = new();

    /// <summary>Whether the client has given its first sign.</summary>
    public bool IsRunning => watch.IsRunning;

    /// <summary>How late it is.</summary>
    public Instant Now => Instant.Start + new Duration((long)(watch.Elapsed.TotalMilliseconds * speed));

    /// <summary>The client gives its first sign.</summary>
    public void Start() => watch.Start();

    /// <summary>How long it is until <paramref name="instant"/>; zero where it has come.</summary>
    public TimeSpan Until(Instant instant)
    {
        double wait = ((instant - Instant.Start).Milliseconds / speed) - watch.Elapsed.TotalMilliseconds;
        return TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait), 0, int.MaxValue - 1));
    }
}
