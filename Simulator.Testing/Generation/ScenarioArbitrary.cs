using FsCheck;
using FsCheck.Fluent;
using Simulator.Exploration.Generation;
using Simulator.Exploration.Shrinking;
using Simulator.Simulation;

namespace Simulator.Testing.Generation;

/// <summary>Random scenarios for FsCheck, with a shrinker that ends at the smallest scenario that still fails.</summary>
public static class ScenarioArbitrary
{
    /// <summary>Scenarios over the whole language: each draw decides first which kinds of faults exist in it at all.</summary>
    public static Arbitrary<Scenario> Everything() => Of(FaultMix.Everything);

    /// <summary>Scenarios of the <paramref name="families"/> only, such as those in which nothing but sleep happens.</summary>
    /// <param name="families">The kinds of faults; none for scenarios in which nothing happens.</param>
    public static Arbitrary<Scenario> Of(params FaultKind[] families) => Of(FaultMix.Of(families));

    /// <summary>Scenarios with a mix of faults.</summary>
    /// <param name="faults">Which faults there may be, and how much.</param>
    /// <remarks>Each is drawn from a seed alone, which its id names: <see cref="ScenarioGenerator.Draw"/> draws it again.</remarks>
    public static Arbitrary<Scenario> Of(FaultMix faults) =>
        Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => ScenarioGenerator.Draw(seed, faults)), Shrinker.Candidates);
}
