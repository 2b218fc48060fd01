using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Exploration;
using Simulator.Simulation;
using Simulator.Testing.Generation;

namespace Simulator.Tests.Testing.Generation;

/// <summary>Breaks when properties do not get their random scenarios, or these do not get smaller.</summary>
public sealed class ScenarioArbitraryTests
{
    [Property(Arbitrary = [typeof(AnyScenario)], MaxTest = 20)]
    public void A_property_of_ones_own_gets_scenarios(Scenario scenario) =>
        Assert.Equal(ScenarioGenerator.Draw(scenario.Seed), scenario);

    [ScenarioProperty(MaxTest = 20)]
    public void So_does_a_property_of_one_line(Scenario scenario) =>
        Assert.Equal(ScenarioGenerator.Draw(scenario.Seed), scenario);

    [Fact]
    public void Those_of_one_family_hold_nothing_else() =>
        Prop.ForAll(ScenarioArbitrary.Of(TroubleFamily.Sleeps), scenario => scenario.Steps.All(step => step.Action is StepAction.Sleep))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_fails_gets_smaller()
    {
        Exception error = Assert.ThrowsAny<Exception>(() =>
            Prop.ForAll(ScenarioArbitrary.Of(TroubleFamily.Sleeps), scenario => scenario.Steps.Count < 2).QuickCheckThrowOnFailure());
        Assert.Contains("Sleep", error.Message, StringComparison.Ordinal);
        Assert.Contains("Shrunk:", error.Message, StringComparison.Ordinal);
    }
}
