using Simulator.Exploration.Generation;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Format;

namespace Simulator.Tests.Exploration.Generation;

/// <summary>Breaks when a random scenario is none that a file could hold, or not one and the same for its seed.</summary>
public sealed class ScenarioGeneratorTests
{
    private static readonly Scenario[] Drawn = [.. Enumerable.Range(0, 400).Select(seed => ScenarioGenerator.Draw(seed))];

    public static TheoryData<FaultKind> Families => [.. Enum.GetValues<FaultKind>()];

    [Fact]
    public void A_seed_gives_the_same_scenario_each_time() =>
        Assert.Equal(Drawn, Enumerable.Range(0, 400).Select(seed => ScenarioGenerator.Draw(seed)));

    [Fact]
    public void Another_seed_gives_another_scenario() => Assert.Distinct(Drawn);

    [Fact]
    public void Every_random_scenario_is_one_that_a_file_can_hold() =>
        Assert.All(Drawn, scenario => Assert.Equal(scenario, ScenarioText.ReadOne(ScenarioWriter.Write(scenario))));

    [Fact]
    public void Every_kind_of_step_but_expectations_is_drawn() => Assert.Equal(
        typeof(StepAction).GetNestedTypes().Except([typeof(StepAction.Expect)]).Select(type => type.Name).Order(),
        Drawn.SelectMany(scenario => scenario.Steps).Select(step => step.Action.GetType().Name).Distinct().Order());

    [Fact]
    public void A_profile_of_nothing_draws_nothing() =>
        Assert.All(Enumerable.Range(0, 50), seed => Assert.Empty(ScenarioGenerator.Draw(seed, FaultMix.Of()).Steps));

    [Theory]
    [MemberData(nameof(Families))]
    public void A_profile_of_one_family_draws_that_family_and_leaves_everything_else_as_usual(FaultKind family)
    {
        Scenario[] drawn = [.. Enumerable.Range(0, 50).Select(seed => ScenarioGenerator.Draw(seed, FaultMix.Of(family)))];
        bool steps = family is not (FaultKind.Options or FaultKind.Dialects or FaultKind.Delays);
        Assert.Equal(steps, drawn.Any(scenario => scenario.Steps.Count > 0));
        Assert.Equal(family == FaultKind.Options, drawn.Any(scenario => scenario.Client != new Simulator.Protocol.ClientSetup()));
        Assert.Equal(family == FaultKind.Dialects, drawn.Any(scenario => scenario.Server != new Simulator.Servers.ServerSetup()));
        Assert.Equal(family == FaultKind.Delays, drawn.Any(scenario => scenario.Network != new Simulator.Network.NetworkTimings()));
    }

    [Fact]
    public void A_weight_below_zero_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FaultMix.Everything.With(FaultKind.Drops, -1));
}
