using Simulator.Exploration.Generation;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Format;
using Simulator.Time;

namespace Simulator.Tests.Exploration.Generation;

/// <summary>Breaks when a fault is not tried at a moment that matters, or makes a scenario that no file could hold.</summary>
public sealed class PerturbationTests
{
    private static readonly Scenario Drop = new("drop", "The connection drops", new Instant(11_000))
    {
        Steps =
        [
            new Step(new Instant(10_000), new StepAction.Reset()),
            new Step(new Instant(10_000), NamedNetwork.Offline),
        ],
    };

    private readonly Perturbation[] all = [.. Perturbation.Of(Drop, ScenarioRunner.Run(Drop))];

    [Fact]
    public void Every_fault_is_tried_equally_often() => Assert.Equal(
        Perturbation.All.Count, all.GroupBy(tried => tried.Fault).Count(group => group.Count() == all.Length / Perturbation.All.Count));

    [Fact]
    public void It_is_tried_before_and_after_everything_that_happens() => Assert.Equal(
        [0, 1, 49, 50, 51, 59, 60, 61, 9_999, 10_000, 10_001, 10_029, 10_030, 10_031],
        all.Select(tried => tried.At.Milliseconds).Distinct().Order());

    [Fact]
    public void At_the_instant_of_steps_it_is_tried_at_every_place_among_them() =>
        Assert.Equal(3, all.Count(tried => tried is { Fault: "connect", At.Milliseconds: 10_000 }));

    [Fact]
    public void Every_one_is_a_scenario_that_a_file_can_hold() =>
        Assert.All(all, tried => Assert.Equal(tried.Scenario, ScenarioText.ReadOne(ScenarioWriter.Write(tried.Scenario))));

    [Fact]
    public void What_ends_a_fault_is_still_seen() =>
        Assert.All(all, tried => Assert.True(tried.Scenario.Steps.Max(step => step.Last) <= tried.Scenario.Until));
}
