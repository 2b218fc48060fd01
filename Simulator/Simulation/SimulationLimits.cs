namespace Simulator.Simulation;

/// <summary>
/// What stops a run that would otherwise not end; reaching one is a finding with its name, never a hang. What was seen until
/// then is judged.
/// </summary>
public sealed record SimulationLimits
{
    /// <summary>The usual limits.</summary>
    public static SimulationLimits Default { get; } = new();

    /// <summary>The most entries of a log. Default one and a half million: a year with an outage of an hour each day has 1.3 million.</summary>
    public int Entries { get; init; } = 1_500_000;

    /// <summary>The most entries at one instant. Default 1,000: a client that loops without waiting reaches it at once.</summary>
    public int EntriesAtOneInstant { get; init; } = 1_000;

    /// <summary>The most occurrences of all steps together. Default 10,000.</summary>
    public int StepOccurrences { get; init; } = 10_000;

    /// <summary>The most characters of all texts together that are longer than a thousand. Default 20 million: 40 MB, several times in memory.</summary>
    public long LongTextCharacters { get; init; } = 20_000_000;

    /// <summary>The longest text that a client may send or emit, in characters. Default 100,000.</summary>
    public int TextLength { get; init; } = 100_000;
}
