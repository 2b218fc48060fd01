using Simulator.Simulation;

namespace Simulator.Exploration.StateSpace;

/// <summary>Which world is walked, and how far.</summary>
/// <param name="World">What may happen.</param>
public sealed record WalkPlan(World World)
{
    /// <summary>After so many states a walk usually ends, closed or not.</summary>
    public const int UsualMostStates = 200_000;

    /// <summary>After so many states the walk ends, closed or not. Default <see cref="UsualMostStates"/>.</summary>
    public int MostStates { get; init; } = UsualMostStates;

    /// <summary>Whether every run is made a second time, to see whether it differs.</summary>
    public bool Twice { get; init; }

    /// <summary>What counts as a finding; by default a broken MUST.</summary>
    public Level FailOn { get; init; } = Level.Must;
}
