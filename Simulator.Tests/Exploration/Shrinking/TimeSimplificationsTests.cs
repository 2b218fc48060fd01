using Simulator.Expectations;
using Simulator.Exploration.Shrinking;
using Simulator.Patterns;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Exploration.Shrinking;

/// <summary>Breaks when a time is no longer moved to a rounder one, or moves what it should not take along.</summary>
public sealed class TimeSimplificationsTests
{
    private static readonly Scenario Two = new("two", "Two steps", new Instant(9_000))
    {
        Steps = [new Step(new Instant(2_000), new StepAction.Reset()), new Step(new Instant(7_000), new StepAction.Reset())],
    };

    [Theory]
    [InlineData(0, "100000 60000 10000 1000 100 10")]
    [InlineData(1, "100000 60000 10000 1000 100 10")]
    [InlineData(70_000, "100000 60000 120000 70000 80000 70000 71000 70000 70100 70000 70010")]
    public void Lengths_that_are_near_are_the_roundest_first_and_never_none(long length, string expected) =>
        Assert.Equal(expected, string.Join(' ', TimeSimplifications.Lengths(new Duration(length)).Select(near => near.Milliseconds)));

    [Fact]
    public void A_step_moves_alone_or_with_all_that_follows_and_never_behind_the_next() => Assert.Equal(
        ["0 5000 7000", "0 7000 9000", "10000 15000 17000", "1000 6000 8000", "1000 7000 9000", "3000 8000 10000", "3000 7000 9000"],
        Moved(0).Where(text => text[..text.IndexOf(' ', StringComparison.Ordinal)] is "0" or "1000" or "3000" or "10000").Distinct());

    [Fact]
    public void The_last_step_takes_the_end_along_where_it_would_be_behind_it() => Assert.Equal(
        ["2000 2000 4000", "2000 2000 9000", "2000 10000 12000", "2000 10000 10000"],
        Moved(1).Where(text => text.Split(' ')[1] is "2000" or "10000").Distinct());

    [Fact]
    public void The_end_moves_no_further_than_the_last_step_but_never_to_the_start()
    {
        Assert.Equal(7_000, Ends(Two).Min());
        Assert.DoesNotContain(9_000, Ends(Two));
        Assert.DoesNotContain(0, Ends(Two with { Steps = [] }));
    }

    [Theory]
    [InlineData(0, "1000:0")]
    [InlineData(2_000, "2000:1 3000:1")]
    [InlineData(7_500, "7500:2 8500:2")]
    [InlineData(9_000, "")]
    public void What_comes_after_a_failure_is_left_out_the_shortest_rest_first(long seen, string expected) => Assert.Equal(
        expected,
        string.Join(' ', TimeSimplifications.EndedSoonAfter(Two, new Instant(seen)).Select(ended => $"{ended.Until.Milliseconds}:{ended.Steps.Count}")));

    [Fact]
    public void Nothing_is_left_out_where_expectations_name_times() => Assert.Empty(
        TimeSimplifications.EndedSoonAfter(Two with { Expect = [new Expectation.Attempts(new Times(1, 2), null, null, null)] }, new Instant(2_000)));

    [Fact]
    public void Each_length_that_a_step_names_gets_rounder_in_its_place()
    {
        Step[] steps =
        [
            new Step(Instant.Start, new StepAction.Reset()) { When = new Wait(new EntryPattern.Entered("connected"), new Duration(110)) },
            new Step(Instant.Start, new StepAction.Sleep(new Duration(110))),
            new Step(Instant.Start, new StepAction.Auth(200, null, new Duration(110))),
            new Step(Instant.Start, new StepAction.Reset()) { Repeat = new Repeat(2, new Duration(110)) },
        ];
        Assert.All(steps, step => Assert.Equal(
            [100_000, 60_000, 10_000, 1_000, 100, 200, 120],
            LengthsOf(step).Where(length => length != 110)));
    }

    /// <summary>The scenarios in which step <paramref name="index"/> is at another time: the steps, and the end.</summary>
    private static IEnumerable<string> Moved(int index) => TimeSimplifications.Times(Two)
        .Where(moved => moved.Steps[index].At != Two.Steps[index].At && (index == 0 || moved.Steps[0] == Two.Steps[0]))
        .Select(moved => string.Join(' ', moved.Steps.Select(step => step.At.Milliseconds).Append(moved.Until.Milliseconds)));

    private static IEnumerable<long> Ends(Scenario scenario) =>
        TimeSimplifications.Times(scenario).Where(moved => moved.Steps == scenario.Steps).Select(moved => moved.Until.Milliseconds);

    private static IEnumerable<long> LengthsOf(Step step) => TimeSimplifications.Times(new Scenario("a", "A", new Instant(9_000)) { Steps = [step] })
        .Where(moved => moved.Until == new Instant(9_000) && moved.Steps[0].At == step.At)
        .Select(moved => ScenarioSize.LengthIn(moved.Steps[0]).Milliseconds);
}
