using System.Diagnostics;
using Simulator.Time;

namespace Simulator.Scenarios.Serving;

/// <summary>How late this machine does what is due, and the tolerance that follows from it.</summary>
internal static class SchedulingNoise
{
    private const int Samples = 20;
    private const int Factor = 10; // a client has timers, threads and pipes of its own
    private const int Least = 100;
    private const int Most = 1_000;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(5);

    /// <summary>Measures how late a wait of 5 ms comes at worst, in milliseconds; it takes a tenth of a second.</summary>
    public static async Task<int> MeasureAsync()
    {
        double worst = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            long start = Stopwatch.GetTimestamp();
            await Task.Delay(Wait).ConfigureAwait(false);
            worst = Math.Max(worst, (Stopwatch.GetElapsedTime(start) - Wait).TotalMilliseconds);
        }

        return (int)Math.Ceiling(worst);
    }

    /// <summary>The tolerance for a machine with this noise, on its own clock.</summary>
    /// <param name="milliseconds">The noise.</param>
    public static Duration ToleranceOf(int milliseconds) => new(Math.Clamp(milliseconds * Factor, Least, Most));
}
