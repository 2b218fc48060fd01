using Simulator.Simulation;

namespace Simulator.Exploration;

/// <summary>Which world is walked, and how far.</summary>
/// <param name="World">What may happen.</param>
public sealed record WalkPlan(World World)
{
    /// <summary>After so many states the walk ends, closed or not. Default a million.</summary>
    public int MostStates { get; init; } = 1_000_000;

    /// <summary>What counts as a finding; by default a broken MUST.</summary>
    public Level FailOn { get; init; } = Level.Must;
}
