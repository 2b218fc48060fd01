using Simulator.Findings;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Simulation;

namespace Simulator.Tests;

/// <summary>Breaks when a scenario file of the project is wrong, or the reference client no longer does what it says.</summary>
public sealed class ScenarioFilesTests
{
    private static readonly Lazy<IReadOnlyList<Judgement>> All = new(() =>
    {
        ScenarioSet set = ScenarioLoader.Load([Repository.Path("scenarios")], new ReadSettings());
        Assert.Empty(set.Errors);
        return [.. set.Scenarios.Select(loaded => Judge.Of(loaded.Scenario, ScenarioRunner.Run(loaded.Scenario)))];
    });

    [Fact]
    public void Every_scenario_holds() =>
        Assert.True(All.Value.All(judgement => judgement.Findings.Count == 0), string.Join("\n", All.Value.SelectMany(judgement => judgement.Findings.Select(finding => $"{judgement.Scenario.Id}: {finding}"))));

    [Fact]
    public void There_are_at_least_sixty_cases() => Assert.True(All.Value.Count >= 60);

    [Fact]
    public void Every_rule_is_exercised() => Assert.Empty(
        RuleCatalogue.All.Select(rule => rule.Id).Except(All.Value.SelectMany(judgement => judgement.Exercised).Select(rule => rule.Id)));

    [Fact]
    public void Every_rule_is_what_a_scenario_is_there_to_show() => Assert.Empty(
        RuleCatalogue.All.Select(rule => rule.Id).Except(All.Value.SelectMany(judgement => judgement.Scenario.Rules)));

    [Fact]
    public void Every_scenario_says_why_it_exists() =>
        Assert.Empty(All.Value.Select(judgement => judgement.Scenario).Where(scenario => string.IsNullOrWhiteSpace(scenario.Why)).Select(scenario => scenario.Id));
}
