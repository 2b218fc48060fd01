using FsCheck;
using FsCheck.Fluent;
using Simulator.Simulation;

namespace Simulator.Tests.Generation;

/// <summary>Gives properties their random scenarios: <c>[Property(Arbitrary = [typeof(GeneratedScenarios)])]</c>.</summary>
public static class GeneratedScenarios
{
    public static Arbitrary<Scenario> Scenario() => Arb.From(FormatGenerator.Scenario);
}
