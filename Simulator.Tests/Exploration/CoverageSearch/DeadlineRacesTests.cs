using Simulator.Exploration.CoverageSearch;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Exploration.CoverageSearch;

/// <summary>Breaks when nothing is made to arrive at a deadline, or all of it a little off.</summary>
public sealed class DeadlineRacesTests
{
    private static readonly Lazy<Scenario[]> Aimed = new(() => [.. DeadlineRaces.Scenarios(Subject.Reference).TakeWhile(scenario => scenario.Id != "aimed/two-opens")]);

    /// <summary>The first deadline of all is the check of a connection at rest.</summary>
    [Theory]
    [InlineData("client connect", 0)]
    [InlineData("client disconnect", 0)]
    [InlineData("client leavePage", 0)]
    [InlineData("client subscribe private-b", 0)]
    [InlineData("client unsubscribe private-b", 0)]
    [InlineData("network notice online", 0)]
    [InlineData("network notice offline", 0)]
    [InlineData("message news", 10)]
    [InlineData("close 4200", 20)]
    public void At_the_deadline_and_a_millisecond_off_each_thing_arrives(string what, int lead)
    {
        Scenario bare = Aimed.Value.First(scenario => scenario.Id == "aimed/quiet") with { Steps = [] };
        Instant due = ScenarioRunner.Run(bare).Of<Entry.DeadlineReached>().First().At;
        var at = Aimed.Value.Where(scenario => scenario.Id == "aimed/quiet").SelectMany(scenario => scenario.Steps.Where(step => StepText.Write(step.Action) == what)).Select(step => step.At);
        Assert.All(new[] { -1, 0, 1 }.Select(off => due + new Duration(off - lead)), moment => Assert.Contains(moment, at));
    }

    [Fact]
    public void Every_step_stands_in_the_order_of_time() =>
        Assert.All(Aimed.Value, scenario => Assert.Equal(scenario.Steps.OrderBy(step => step.At), scenario.Steps));

    [Fact]
    public void Delays_are_stretched_to_a_deadline_as_well() =>
        Assert.Contains(Aimed.Value, scenario => scenario.Id == "aimed/unreachable" && scenario.Network.RefuseAfter != new NetworkTimings().RefuseAfter);

    [Fact]
    public void Two_attempts_open_as_chance_has_it_and_never_the_same_way()
    {
        Scenario[] chance = [.. DeadlineRaces.Scenarios(Subject.Reference).Skip(Aimed.Value.Length).Take(20)];
        Assert.Equal(Enumerable.Range(1, 20).Select(seed => (long)seed), chance.Select(scenario => scenario.Seed));
        Assert.All(chance, scenario => Assert.Equal("aimed/two-opens", scenario.Id));
    }
}
