using FsCheck;
using FsCheck.Fluent;
using Simulator.Exploration;
using Simulator.Simulation;

namespace Simulator.Tests.Generation;

/// <summary>Gives properties their random trouble, and makes what fails smaller.</summary>
public static class GeneratedTroubles
{
    public static Arbitrary<Scenario> Scenario() => Arb.From(
        Gen.Choose(0, int.MaxValue).Select(seed => ScenarioGenerator.Draw(seed)), Shrinker.Candidates);
}
