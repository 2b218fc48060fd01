using Simulator.Patterns;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>What a step waits for, instead of a time of its own.</summary>
/// <param name="For">What must be seen.</param>
/// <param name="After">How long after that the step is taken; at once by default, which is after all that belongs to what was seen.</param>
public sealed record Wait(EntryPattern For, Duration After)
{
    /// <summary>How many times it is taken, each after the next time that such a thing is seen; <see cref="Often.Always"/> for every time.</summary>
    public int Times { get; init; } = 1;
}
