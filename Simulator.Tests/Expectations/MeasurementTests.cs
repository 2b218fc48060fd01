using Simulator.Expectations;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Patterns;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Tests.Rules;
using Simulator.Time;

namespace Simulator.Tests.Expectations;

/// <summary>Breaks when the worst of a run is not the worst, is told at another time, or makes an expectation fail.</summary>
public sealed class MeasurementTests
{
    /// <summary>Connected from 0.060 to 10; announcements at 11, 12 and 15; the run ends at 20.</summary>
    private static readonly TransitionLog Log = LogMaker.Dropped().At(11).Announce(1).At(12).Announce(1).At(15).Announce(1).End(20);

    private static readonly EntryPattern Announced = new EntryPattern.Emitted(new TextPattern("connecting_in"), null, null);

    private static readonly EntryPattern Failed = new EntryPattern.Entered("failed");

    public static TheoryData<Measure, string, string> Measures => new()
    {
        { new Measure.Gap(Announced), "gap of ‘connecting_in emitted’", "3s, from 12.000 to 15.000" },
        { new Measure.Gap(Failed), "gap of ‘failed entered’", "nothing to measure" },
        { new Measure.Gap(new EntryPattern.Entered("connected")), "gap of ‘connected entered’", "nothing to measure" },
        { new Measure.Most(Announced, new Duration(1_000)), "number of ‘connecting_in emitted’ in any 1s", "2, from 11.000 to 12.000" },
        { new Measure.Most(Announced, new Duration(999)), "number of ‘connecting_in emitted’ in any 999ms", "1, from 11.000 to 11.000" },
        { new Measure.Most(Announced, new Duration(4_000)), "number of ‘connecting_in emitted’ in any 4s", "3, from 11.000 to 15.000" },
        { new Measure.Most(Failed, new Duration(1)), "number of ‘failed entered’ in any 1ms", "0" },
        { new Measure.Count(Announced), "number of ‘connecting_in emitted’", "3, from 11.000 to 15.000" },
        { new Measure.Count(Failed), "number of ‘failed entered’", "0" },
        { new Measure.Span(new EntryPattern.Entered("connecting"), new EntryPattern.Entered("connected")), "time from ‘connecting entered’ to ‘connected entered’", "10s, from 10.000 to 20.000" },
        { new Measure.Span(new EntryPattern.Entered("connected"), Announced), "time from ‘connected entered’ to ‘connecting_in emitted’", "10s940ms, from 0.060 to 11.000" },
        { new Measure.Span(Failed, Announced), "time from ‘failed entered’ to ‘connecting_in emitted’", "nothing to measure" },
        { new Measure.While(new Circumstances { Connected = true }, null), "time connected", "9s940ms, from 0.060 to 10.000" },
        { new Measure.While(new Circumstances { Wanted = true, Connected = false }, null), "time wanted, not connected", "10s, from 10.000 to 20.000" },
        { new Measure.While(new Circumstances { Connected = false }, Announced), "time not connected, without ‘connecting_in emitted’", "5s, from 15.000 to 20.000" },
        { new Measure.While(new Circumstances { Connected = true, Dead = true }, null), "time connected, with dead sockets", "nothing to measure" },
    };

    [Fact]
    public void Time_slept_does_not_count_and_a_socket_that_was_slept_on_is_dead()
    {
        var scenario = new Scenario("slept", "Slept", new Instant(300_000)) { Steps = [new Step(new Instant(10_000), new StepAction.Sleep(Duration.FromSeconds(60)))] };
        TransitionLog log = ScenarioRunner.Run(scenario);
        Assert.Equal("2m20s60ms, from 70.000 to 210.060", Told(new Circumstances { Dead = true }));
        Assert.Equal("0s", Told(new Circumstances { Usable = false }));

        string Told(Circumstances holds) => ExpectationCheck.Check(new Expectation.Worst(new Measure.While(holds, null)), log).Actual;
    }

    [Fact]
    public void A_path_is_usable_again_from_when_it_leads_to_a_server_that_accepts()
    {
        var scenario = new Scenario("tunnel", "A tunnel", new Instant(200_000))
        {
            Steps = [new Step(new Instant(10_000), NamedNetwork.Unreachable), new Step(new Instant(62_000), NamedNetwork.Up)],
        };
        var back = new Measure.While(new Circumstances { Wanted = true, Connected = false, Usable = true }, null);
        Assert.Equal("8s230ms, from 62.000 to 70.230", ExpectationCheck.Check(new Expectation.Worst(back), ScenarioRunner.Run(scenario)).Actual);
    }

    [Theory]
    [InlineData(4001, "1m", "10s")]
    [InlineData(4200, "1m", "1m")]
    public void A_connection_is_wanted_until_the_program_or_a_code_says_otherwise(int code, string until, string wanted)
    {
        Assert.True(Duration.TryParse(until, out Duration end));
        var scenario = new Scenario("closed", "Closed", Instant.Start + end) { Steps = [new Step(new Instant(10_000), new StepAction.Close(code, ""))] };
        var wish = new Measure.While(new Circumstances { Wanted = true }, null);
        Assert.StartsWith(wanted, ExpectationCheck.Check(new Expectation.Worst(wish), ScenarioRunner.Run(scenario)).Actual, StringComparison.Ordinal);
        Scenario left = scenario with { Steps = [new Step(new Instant(7_000), new StepAction.Call(ProgramCall.Disconnect)), new Step(new Instant(50_000), new StepAction.Call(ProgramCall.Connect))] };
        Assert.StartsWith("10s, from 50.000", ExpectationCheck.Check(new Expectation.Worst(wish), ScenarioRunner.Run(left)).Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_is_not_usable_for_longer_than_the_world_leaves_it_alone()
    {
        var dead = new StepAction.Network(null, null, null, null) { OpenNow = OpenSockets.Dead };
        var scenario = new Scenario("never", "Never", new Instant(200_000))
        {
            Steps = [new Step(Instant.Start, dead) { When = new Wait(new EntryPattern.Attempt(AttemptEvent.Started, null, null), Duration.Zero) { Times = Often.Always } }],
        };
        var back = new Measure.While(new Circumstances { Wanted = true, Connected = false, Usable = true }, null);
        Assert.Equal("12s, from 24.000 to 36.000", ExpectationCheck.Check(new Expectation.Worst(back), ScenarioRunner.Run(scenario)).Actual);
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void The_worst_is_told_with_when_it_was_and_never_fails(Measure measure, string words, string told)
    {
        Outcome outcome = ExpectationCheck.Check(new Expectation.Worst(measure), Log);
        Assert.Equal((true, $"to be told: {words}", told), (outcome.Holds, outcome.Expected, outcome.Actual));
    }
}
