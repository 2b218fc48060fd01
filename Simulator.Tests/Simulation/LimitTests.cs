using Simulator.Findings;
using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a run that would not end is not stopped, or one that is merely long is.</summary>
public sealed class LimitTests
{
    private static readonly Duration Hour = Duration.FromSeconds(3_600);

    [Fact]
    [Trait("Speed", "Slow")]
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

    [Theory]
    [InlineData(1, 3, false)]
    [InlineData(1, 4, true)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    public void One_occurrence_of_steps_too_many_stops_a_run_before_anything_happens(int steps, int times, bool stops)
    {
        var often = new Step(Instant.Start, new StepAction.Reset()) { Repeat = new Repeat(times, Hour) };
        var scenario = new Scenario("steps", "Steps", Instant.Start + Hour + Hour + Hour)
        {
            Limits = new SimulationLimits { StepOccurrences = 3 },
            Steps = [.. Enumerable.Repeat(often, steps)],
        };
        IEnumerable<string> stopped = ScenarioRunner.Run(scenario).Of<Entry.Stopped>().Select(entry => $"{entry.At} {entry.Cause}: {entry.Explanation}");
        Assert.Equal(stops ? ["0.000 limit/steps: more than 3 occurrences of steps"] : [], stopped);
    }

    [Fact]
    public void Occurrences_behind_the_end_of_a_run_are_not_counted()
    {
        var scenario = new Scenario("steps", "Steps", Instant.Start + Hour)
        {
            Limits = new SimulationLimits { StepOccurrences = 2 },
            Steps = [new Step(Instant.Start, new StepAction.Reset()) { Repeat = new Repeat(9, Hour) }],
        };
        Assert.Empty(ScenarioRunner.Run(scenario).Of<Entry.Stopped>());
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
