using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Patterns;
using Simulator.Rules;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Suites;

/// <summary>Breaks when a file that is written for a goal no longer guards it.</summary>
public sealed class FoundScenarioTests
{
    [Fact]
    public void One_that_puts_a_rule_of_ones_own_to_the_test_is_there_to_show_it()
    {
        var rule = new OwnRule("OWN-1", RuleLevel.Must, "S.", new Expectation.Never(new Expectation.Seen(new EntryPattern.Entered("failed"), null, Times.AtLeastOnce)));
        Judgement run = new Subject(Make: null) { OwnRules = [rule] }.Test(new Scenario("quiet", "Quiet", new Instant(1_000)));

        Scenario found = FoundScenario.Of(run, new Goal(GoalKind.OwnRule, "OWN-1", "S.")).Judgement.Scenario;

        Assert.Equal(["OWN-1"], found.Rules);
        Assert.Equal(("found/own-rule-OWN-1", "Reaches the own rule ‘OWN-1’"), (found.Id, found.Title));
    }
}
