using FsCheck;
using FsCheck.Fluent;
using Simulator.Exploration.Generation;
using Simulator.Exploration.Shrinking;
using Simulator.Simulation;

namespace Simulator.Tests.Generation;

/// <summary>Gives properties their random faults, and makes what fails smaller.</summary>
public static class GeneratedFaults
{
    public static Arbitrary<Scenario> Scenario() => Arb.From(
        Gen.Choose(0, int.MaxValue).Select(seed => ScenarioGenerator.Draw(seed)), Shrinker.Candidates);
}
