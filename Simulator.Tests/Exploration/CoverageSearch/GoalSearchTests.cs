using Simulator.Exploration.CoverageSearch;
using Simulator.Exploration.Generation;
using Simulator.Exploration.Shrinking;
using Simulator.Findings;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Exploration.CoverageSearch;

/// <summary>Breaks when what is written for a goal does not reach it, or is not the smallest that was found.</summary>
public sealed class GoalSearchTests
{
    private static readonly Goal Lost = GoalCatalogue.Find(GoalKind.Transition, "connected -> disconnected")!;

    private readonly GoalSearch search = new(Subject.Reference);

    [Fact]
    public void The_smallest_of_all_that_reach_a_goal_is_taken()
    {
        Scenario[] drawn = [.. Enumerable.Range(0, 200).Select(seed => ScenarioGenerator.Draw(seed))];
        Scenario smallest = GoalSearch.Smallest(drawn.Select(scenario => (scenario, search.Reached(scenario, [Lost]))))[Lost];
        Assert.DoesNotContain(drawn, other => search.Reached(other, [Lost]).Count > 0 && Shrinker.IsSmaller(other, smallest));
    }

    [Fact]
    public void What_is_made_smaller_still_reaches_its_goal()
    {
        Scenario scenario = Enumerable.Range(0, 200).Select(seed => ScenarioGenerator.Draw(seed)).First(drawn => search.Reached(drawn, [Lost]).Count > 0);
        Judgement shrunk = search.Shrunk(scenario, Lost);
        Assert.Equal(1, Coverage.Of(shrunk).CountOf(Lost));
        Assert.True(shrunk.Scenario.Steps.Count <= 1);
    }

    [Fact]
    public void A_goal_that_nothing_reaches_has_no_scenario() => Assert.Empty(GoalSearch.Smallest(
        [(new Scenario("quiet", "Quiet", new Instant(1_000)), search.Reached(new Scenario("quiet", "Quiet", new Instant(1_000)), [Lost]))]));
}
