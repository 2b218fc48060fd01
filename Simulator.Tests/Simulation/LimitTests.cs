using Simulator.Findings;
using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a run that would not end is not stopped, or one that is merely long is.</summary>
[Trait("Speed", "Slow")]
public sealed class LimitTests
{
    private static readonly Duration Hour = Duration.FromSeconds(3_600);

    [Fact]
    public void A_year_with_an_outage_each_day_is_let_through()
    {
        Duration day = Duration.FromSeconds(24 * 3_600);
        var scenario = new Scenario("year", "A year", Instant.Start + Duration.FromSeconds(365 * 24 * 3_600))
        {
            Steps =
            [
                new Step(Instant.Start + Hour, NamedNetwork.Offline) { Repeat = new Repeat(364, day) },
                new Step(Instant.Start + Hour + Hour, NamedNetwork.Up) { Repeat = new Repeat(364, day) },
            ],
        };
        var judgement = Judge.Of(scenario, ScenarioRunner.Run(scenario));
        Assert.Empty(judgement.Findings);
        Assert.True(judgement.Log.Entries.Count > 1_000_000);
    }

    [Fact]
    public void A_run_that_meets_a_limit_is_judged_as_far_as_it_came()
    {
        var scenario = new Scenario("short", "Short", Instant.Start + Hour) { Limits = new SimulationLimits { Entries = 20 } };
        var judgement = Judge.Of(scenario, ScenarioRunner.Run(scenario));
        Assert.Equal("limit/entries", judgement.Findings[0].Name);
        Assert.Contains(judgement.Exercised, rule => rule.Id == "SEQUENCE-1");
        Assert.Equal(21, judgement.Log.Entries.Count);
    }

    [Fact]
    public void Long_texts_are_limited_together()
    {
        var scenario = new Scenario("texts", "Texts", Instant.Start + Hour)
        {
            Steps = [new Step(Instant.Start + Duration.FromSeconds(1), new StepAction.Raw(new string('a', 90_000))) { Repeat = new Repeat(2_000, Duration.FromSeconds(1)) }],
        };
        TransitionLog log = ScenarioRunner.Run(scenario);
        Assert.Equal("limit/texts", Assert.Single(log.Of<Entry.Stopped>()).Cause);
        Assert.True(log.Entries.Count < 1_000);
    }
}
