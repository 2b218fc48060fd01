using Simulator.Collections;
using Simulator.Exploration.Explaining;
using Simulator.Network;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Exploration.Explaining;

/// <summary>Breaks when an explanation names a step that does not matter, or a bound that is not one.</summary>
public sealed class ExplainerTests
{
    private static readonly Scenario Night = new("night", "A night", new Instant(60_000))
    {
        Steps =
        [
            new Step(new Instant(1_000), new StepAction.Reset()),
            new Step(new Instant(5_000), NamedNetwork.Blackhole),
            new Step(new Instant(20_000), new StepAction.Sleep(Duration.FromSeconds(10))),
        ],
    };

    [Fact]
    public void Only_steps_without_which_it_does_not_fail_are_needed()
    {
        Explanation explanation = Explainer.Explain(Night, scenario => scenario.Steps.Any(step => step.Action is StepAction.Sleep), []);
        Assert.Equal([3], explanation.Needed);
        Assert.DoesNotContain(explanation.Numbers, range => range.Number.Step is 1 or 2);
    }

    [Fact]
    public void The_ends_of_an_interval_fail_and_their_neighbours_do_not()
    {
        static bool fails(Scenario scenario) => scenario.Steps is [.., { Action: StepAction.Sleep sleep }] && sleep.Length.Milliseconds is >= 1_234 and <= 98_765;
        NumberRange range = Explainer.Explain(Night, fails, []).Numbers.Single(range => range.Number.Name == "sleep");
        Assert.Equal((1_234, 98_765), (range.From, range.To));
        Assert.True(fails(range.Number.With(range.From)) && fails(range.Number.With(range.To!.Value)));
        Assert.False(fails(range.Number.With(range.From - 1)) || fails(range.Number.With(range.To!.Value + 1)));
    }

    [Fact]
    public void A_number_that_may_be_anything_has_no_upper_end() => Assert.All(
        Explainer.Explain(Night, scenario => scenario.Steps.Count > 0, []).Numbers, range => Assert.Null(range.To));

    [Fact]
    public void A_step_that_moves_takes_those_behind_it_along()
    {
        ScenarioNumber number = ScenarioNumber.In(Night).Single(number => number is { Step: 2, Name: "at" });
        Scenario moved = number.With(8_000);
        Assert.Equal([1_000, 8_000, 23_000], moved.Steps.Select(step => (step.At - Instant.Start).Milliseconds));
        Assert.Equal(new Instant(63_000), moved.Until);
    }

    [Fact]
    public void It_is_inevitable_from_the_first_moment_from_which_every_continuation_fails()
    {
        var moments = new[] { 0, 1_000, 5_000, 6_000, 7_000 }.Select(at => new Instant(at)).ToValueList();
        static bool fails(Scenario scenario) => scenario.Steps.Any(step => step.Action == NamedNetwork.Blackhole);
        Assert.Equal(new Instant(5_000), Explainer.Explain(Night, fails, [.. moments]).Inevitable);
        Assert.Null(Explainer.Explain(Night, fails, []).Inevitable);
    }
}
