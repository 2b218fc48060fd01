namespace Simulator.Simulation;

/// <summary>What stops a run that would otherwise not end; reaching one is a finding with its name, never a hang.</summary>
public sealed record SimulationLimits
{
    /// <summary>The usual limits.</summary>
    public static SimulationLimits Default { get; } = new();

    /// <summary>The most entries of a log. Default a million: a year of an idle connection's activity checks.</summary>
    public int Entries { get; init; } = 1_000_000;

    /// <summary>The most entries at one instant. Default 1,000: a client that loops without waiting reaches it at once.</summary>
    public int EntriesAtOneInstant { get; init; } = 1_000;

    /// <summary>The most occurrences of all steps together. Default 10,000.</summary>
    public int StepOccurrences { get; init; } = 10_000;

    /// <summary>The longest text that a client may send or emit, in characters. Default 100,000.</summary>
    public int TextLength { get; init; } = 100_000;
}
