using Simulator.RealTime;
using Simulator.Simulation;

namespace Simulator.Scenarios.LogFiles;

/// <summary>The first line of a log file: what was run, and how much can be known of it.</summary>
/// <param name="Scenario">What was run; null where nobody says so.</param>
internal sealed record LogHeader(Scenario? Scenario)
{
    /// <summary>The version of the format that this program writes, and the only one that it reads.</summary>
    public const int Version = 1;

    /// <summary>The client under test; null where nobody says so.</summary>
    public string? Client { get; init; }

    /// <summary>How many times as fast as a wall clock the scenario's clock ran; 1 in virtual time, where that means nothing.</summary>
    public decimal Speed { get; init; } = 1;

    /// <summary>How exact its times are, and what was seen beside the wire.</summary>
    public RealTimeTerms Terms { get; init; } = RealTimeTerms.Virtual;
}
