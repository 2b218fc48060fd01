using Simulator.Expectations;
using Simulator.Exploration.Generation;
using Simulator.Exploration.Shrinking;
using Simulator.Patterns;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Format;
using Simulator.Time;

namespace Simulator.Tests.Exploration.Shrinking;

/// <summary>Breaks when a smaller scenario is none that a file could hold, when shrinking does not end, or leaves what could go.</summary>
public sealed class ShrinkerTests
{
    [Fact]
    [Trait("Speed", "Slow")]
    public void Every_candidate_is_smaller_and_one_that_a_file_can_hold()
    {
        foreach (Scenario scenario in Enumerable.Range(0, 10).Select(seed => ScenarioGenerator.Draw(seed)))
        {
            foreach (Scenario smaller in Shrinker.Candidates(scenario))
            {
                Assert.Equal(smaller, ScenarioText.ReadOne(ScenarioWriter.Write(smaller)));
                Assert.True(ScenarioSize.Of(smaller).CompareTo(ScenarioSize.Of(scenario)) < 0);
            }
        }
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void What_always_fails_shrinks_to_nothing()
    {
        foreach (Scenario scenario in Enumerable.Range(0, 60).Select(seed => ScenarioGenerator.Draw(seed)))
        {
            Scenario smallest = Shrinker.Shrink(scenario, _ => true);
            Assert.Empty(smallest.Steps);
            Assert.Equal(new Scenario(scenario.Id, scenario.Title, smallest.Until), smallest);
        }
    }

    [Fact]
    public void What_never_fails_smaller_stays_as_it_is()
    {
        Scenario scenario = ScenarioGenerator.Draw(7);
        Assert.Same(scenario, Shrinker.Shrink(scenario, _ => false));
    }

    [Fact]
    public void A_run_is_ended_where_the_failure_is_seen_before_anything_else_is_tried()
    {
        List<long> tried = [];
        Shrinker.Shrink(ScenarioGenerator.Draw(7), smaller => Add(smaller.Until.Milliseconds), new Instant(12_345));
        Assert.Equal([12_345, 13_345, 72_345], tried.Take(3));

        bool Add(long until)
        {
            tried.Add(until);
            return false;
        }
    }

    [Fact]
    public void What_happens_at_the_very_end_is_moved_no_further_than_a_file_can_hold()
    {
        Scenario scenario = new("a", "A", new Instant(5_000)) { Steps = [new Step(new Instant(5_000), new StepAction.Call(ProgramCall.Disconnect))] };
        Scenario smallest = Shrinker.Shrink(scenario, smaller => smaller.Steps.Count == 1);
        Assert.Equal((new Instant(0), new Instant(10)), (Assert.Single(smallest.Steps).At, smallest.Until));
    }

    [Fact]
    public void Only_the_step_that_matters_is_left_at_a_round_time()
    {
        Scenario scenario = new("a", "A", new Instant(123_456))
        {
            Steps =
            [
                new Step(new Instant(1_234), new StepAction.Call(ProgramCall.Connect)),
                new Step(new Instant(34_567), new StepAction.Close(4123, "bye")) { Note = "it" },
                new Step(new Instant(45_678), NamedNetwork.Blackhole),
            ],
        };
        Scenario smallest = Shrinker.Shrink(scenario, smaller => smaller.Steps.Any(step => step.Action is StepAction.Close && step.At >= new Instant(20_500)));
        Assert.Equal([new Step(new Instant(30_000), new StepAction.Close(1000, ""))], smallest.Steps);
    }

    public static TheoryData<Expectation> ThatNameAStep =>
    [
        new Expectation.Eventually("connected", new Duration(5_000), "drop"),
        new Expectation.Never(new Expectation.Eventually("failed", new Duration(5_000), "drop")),
        new Expectation.Never(new Expectation.Leads(new EntryPattern.Step("drop"), new EntryPattern.Entered("failed"), new Duration(5_000))),
        new Expectation.Order([new EntryPattern.Entered("connected"), new EntryPattern.Step("drop")]),
        new Expectation.None(new EntryPattern.Entered("failed"), new EntryPattern.Call("connect"), new EntryPattern.Step("drop")),
        new Expectation.Worst(new Measure.Span(new EntryPattern.Step("drop"), new EntryPattern.Entered("connected"))),
        new Expectation.Gap(new EntryPattern.Step("drop"), new Duration(1), null, null),
        new Expectation.Most(1, new EntryPattern.Step("drop"), new Duration(1), null),
    ];

    [Theory]
    [MemberData(nameof(ThatNameAStep), DisableDiscoveryEnumeration = true)]
    public void A_step_that_an_expectation_names_stays(Expectation expectation)
    {
        Scenario scenario = new("a", "A", new Instant(60_000))
        {
            Steps = [new Step(new Instant(1_000), new StepAction.Reset()) { Id = "drop" }],
            Expect = [expectation],
        };
        Assert.All(Shrinker.Candidates(scenario).Where(smaller => smaller.Expect.Count > 0), smaller => Assert.Single(smaller.Steps));
    }
}
