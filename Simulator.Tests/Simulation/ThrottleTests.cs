using Simulator.Clients;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a throttled timer fires between two multiples, or rules ask a client to be sooner than its timers.</summary>
public sealed class ThrottleTests
{
    private static readonly StepAction Minute = new StepAction.Throttle(Duration.FromSeconds(60));
    private static readonly StepAction OnTime = new StepAction.Throttle(Duration.Zero);

    [Fact]
    public void A_timer_fires_at_the_next_multiple() =>
        Assert.Equal([60d], Play.Run(100, (0, Minute), (10, Play.Offline)).Entered("unavailable"));

    [Fact]
    public void A_timer_that_is_due_at_a_multiple_fires_on_time() =>
        Assert.Equal([30d], Play.Run(100, (0, new StepAction.Throttle(Duration.FromSeconds(1))), (0, Play.Offline)).Entered("unavailable"));

    [Fact]
    public void What_is_overdue_fires_when_throttling_ends() =>
        Assert.Equal([45d], Play.Run(100, (0, Minute), (10, Play.Offline), (45, OnTime)).Entered("unavailable"));

    [Fact]
    public void What_is_due_at_the_instant_at_which_throttling_begins_is_late() =>
        Assert.Equal([60d], Play.Run(100, (0, Play.Offline), (30, Minute)).Entered("unavailable"));

    [Fact]
    public void What_comes_over_the_network_is_not_late() =>
        Assert.Equal([0.06], Play.Run(10, (0, Minute)).Entered("connected"));

    [Fact]
    public void The_multiples_are_those_of_the_client_s_clock() => Assert.Equal(
        [65d], Play.Run(100, (0, Minute), (1, Play.Offline), (2, new StepAction.Sleep(Duration.FromSeconds(5)))).Entered("unavailable"));

    [Fact]
    public void A_client_that_is_as_late_as_its_timers_breaks_no_rule()
    {
        Scenario scenario = Play.Scenario(2000, (7, Minute), (50, Play.Blackhole), (700, Play.Up), (905, OnTime), (1000, Play.Blackhole));
        Assert.Empty(Judge.Of(scenario, ScenarioRunner.Run(scenario)).Findings);
    }

    [Fact]
    public void A_client_that_is_later_than_its_timers_breaks_the_rule_it_would_break_without_them()
    {
        static IClient late(ClientSetup setup) => new ReferenceClient(setup with { PongTimeout = Duration.FromSeconds(40) });
        Scenario scenario = Play.Scenario(2000, (7, new StepAction.Throttle(Duration.FromSeconds(1))), (50, Play.Blackhole));
        Assert.Contains("CHOICE-8", Judge.Of(scenario, ScenarioRunner.Run(scenario, late)).Findings.Select(finding => finding.Name));
    }
}
