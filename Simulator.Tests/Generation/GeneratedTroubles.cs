using FsCheck;
using FsCheck.Fluent;
using Simulator.Collections;
using Simulator.Simulation;

namespace Simulator.Tests.Generation;

/// <summary>Gives properties their random trouble, and makes what fails smaller by leaving out steps.</summary>
public static class GeneratedTroubles
{
    public static Arbitrary<Scenario> Scenario() => Arb.From(TroubleGenerator.Scenario, Smaller);

    private static IEnumerable<Scenario> Smaller(Scenario scenario) =>
        from left in Enumerable.Range(0, scenario.Steps.Count)
        select scenario with { Steps = scenario.Steps.Where((_, index) => index != left).ToValueList() };
}
