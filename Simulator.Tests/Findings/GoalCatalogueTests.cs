using Simulator.Findings;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Findings;

/// <summary>Breaks when a goal appears or goes, when the way to it is told in other words, or when something else is called impossible.</summary>
public sealed class GoalCatalogueTests
{
    [Fact]
    public Task The_goals_and_the_ways_to_them_are_as_approved() => Snapshot.Verify(
        string.Join('\n', [
            .. GoalCatalogue.All.Where(goal => goal.Kind != GoalKind.Rule).Select(goal => $"{goal.Kind,-11} {goal.Name}: {goal.Way}"),
            .. GoalCatalogue.Never.Select(pair => $"{"never",-11} {pair.Name}: {pair.Because}"),
        ]),
        "goals");

    [Fact]
    public void Every_rule_is_a_goal_in_its_own_words() => Assert.Equal(
        RuleCatalogue.All.Select(rule => new Goal(GoalKind.Rule, rule.Id, rule.Sentence)), GoalCatalogue.Of(GoalKind.Rule));

    [Fact]
    public void A_goal_is_found_by_its_kind_and_its_name()
    {
        Assert.All(GoalCatalogue.All, goal => Assert.Same(goal, GoalCatalogue.Find(goal.Kind, goal.Name)));
        Assert.Null(GoalCatalogue.Find(GoalKind.Rule, StateNames.All[0]));
    }
}
