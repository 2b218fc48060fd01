using FsCheck;
using FsCheck.Fluent;
using Simulator.Simulation;

namespace Simulator.Testing.Generation;

/// <summary>Random scenarios as they are drawn, for properties that make what fails smaller by themselves.</summary>
public static class UnshrunkScenario
{
    /// <summary>Scenarios over the whole language, without a shrinker.</summary>
    public static Arbitrary<Scenario> Scenario() => Arb.From(ScenarioArbitrary.Everything().Generator);
}
