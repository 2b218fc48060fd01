using Simulator.Collections;
using Simulator.Findings;
using Simulator.Simulation;

namespace Simulator.Scenarios.Conformance;

/// <summary>One thing that a client does otherwise than the document, or the catalogue's choice, says.</summary>
/// <param name="Finding">What was found in the smallest scenario.</param>
/// <param name="Grade">Whether that is a fault or a choice.</param>
/// <param name="Smallest">The smallest scenario that shows it.</param>
/// <param name="Run">The run of that scenario.</param>
internal sealed record Deviation(Finding Finding, Grade Grade, Scenario Smallest, Judgement Run)
{
    /// <summary>What it is called: the rule, or the exception.</summary>
    public string Name => DeviationName.Of(Finding);

    /// <summary>In how many scenario files it is seen.</summary>
    public int Files { get; init; }

    /// <summary>In how many random scenarios it is seen.</summary>
    public int Samples { get; init; }

    /// <summary>The first seed that shows it; null where none does.</summary>
    public long? Seed { get; init; }

    /// <summary>The releases of the client that do the same in the smallest scenario, the oldest first; none where it has but one release.</summary>
    public ValueList<string> Releases { get; init; } = [];

    /// <summary>Whether no scenario file shows it.</summary>
    public bool IsRandomOnly => Files == 0;
}
