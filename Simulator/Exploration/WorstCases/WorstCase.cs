using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Simulation;

namespace Simulator.Exploration.WorstCases;

/// <summary>A scenario with its figure.</summary>
/// <param name="Scenario">What happens, as far as the client can do it.</param>
/// <param name="Seed">The seed that it came from.</param>
/// <param name="Worst">The figure of its run.</param>
public sealed record WorstCase(Scenario Scenario, long Seed, Measurement Worst)
{
    /// <summary>The figure as a number; -1 where there was nothing to measure.</summary>
    public long Value => Worst.Value ?? -1;

    /// <summary>Runs a scenario, and measures the run.</summary>
    internal static WorstCase Of(Scenario scenario, long seed, Measure measure, Subject subject)
    {
        Scenario left = subject.Restrict(scenario).Scenario;
        return new WorstCase(left, seed, Measurement.Of(measure, new LogIndex(ScenarioRunner.Run(left, subject.Factory))));
    }
}
