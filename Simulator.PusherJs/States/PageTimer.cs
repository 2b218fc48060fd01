using Simulator.Time;

namespace Simulator.PusherJs.States;

/// <summary>A timer that waits.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Due">When it fires.</param>
/// <param name="Number">Its number; later ones have greater ones.</param>
/// <param name="Depth">How many timers stand behind it, each set inside the one before, up to <see cref="Deep"/>.</param>
/// <param name="Delay">How long it was set for, in whole milliseconds.</param>
public sealed record PageTimer(TimerKind Kind, Instant Due, long Number, int Depth, int Delay)
{
    /// <summary>From here on no timer is shorter than <see cref="Least"/>, and depth makes no further difference.</summary>
    /// <remarks>Source: the HTML standard, “timer initialization steps”: a nesting level above five.</remarks>
    public const int Deep = 6;

    /// <summary>The shortest delay of a deep timer, in milliseconds.</summary>
    public const int Least = 4;

    /// <summary>The attempt that it is about, or 0.</summary>
    public int Attempt { get; init; }

    /// <summary>The timeout that it carries, or the one that comes next, in milliseconds.</summary>
    public int Timeout { get; init; }

    /// <summary>The text to send; empty for other kinds.</summary>
    public string Text { get; init; } = "";

    /// <summary>Writes down what decides what comes of it.</summary>
    internal void Write(ValueWriter writer)
    {
        writer.Add((int)Kind);
        writer.Add(Due);
        writer.Add(Depth);
        writer.Add(Timeout);
        writer.Add(Attempt > 0);
        writer.Add(Text);
        if (Attempt > 0)
        {
            writer.AddAttempt(Attempt);
        }
    }
}
