namespace Simulator.Benchmarks.Table;

/// <summary>Something whose speed is measured.</summary>
/// <param name="Run">Does some work.</param>
/// <param name="Operations">How many operations one run does.</param>
internal sealed record Contender(Action Run, int Operations)
{
    /// <summary>What must be done before each run, and is not measured.</summary>
    public Action Prepare { get; init; } = () => { };
}
