using FsCheck;
using Simulator.Simulation;

namespace Simulator.Testing.Generation;

/// <summary>Where FsCheck finds random scenarios for a property: <c>[Property(Arbitrary = [typeof(AnyScenario)])]</c>.</summary>
public static class AnyScenario
{
    /// <summary>Scenarios over the whole language, with a shrinker.</summary>
    public static Arbitrary<Scenario> Scenario() => ScenarioArbitrary.Everything();
}
