using Simulator.Time;

namespace Simulator.Expectations;

/// <summary>A stretch of simulated time, both ends included.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end; not before <paramref name="From"/>.</param>
public readonly record struct Window(Instant From, Instant To)
{
    /// <summary>The window that holds one instant only.</summary>
    public static Window At(Instant instant) => new(instant, instant);

    /// <summary>Whether <paramref name="instant"/> lies in the window.</summary>
    public bool Contains(Instant instant) => From <= instant && instant <= To;

    /// <summary>The window for a reader: one instant, or both ends.</summary>
    public override string ToString() => this == Expectation.NoWindow ? "in the whole run" : From == To ? $"at {From}" : $"between {From} and {To}";
}
