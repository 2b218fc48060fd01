using Simulator.Exploration.Explaining;
using Simulator.Network;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Tests.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Exploration.Explaining;

/// <summary>Breaks when a number of a scenario is not one that can be moved, or moves something else.</summary>
public sealed class ScenarioNumberTests
{
    private static readonly ServerRule Impatient = new(new ServerTrigger.HeardNothing(new Duration(5), false), [new ServerReply.Close(4201, "")]) { After = new Duration(6), Times = 7 };

    private static readonly Scenario Full = new("full", "All numbers", new Instant(100_000))
    {
        Network = new NetworkTimings { OpenAfter = new DurationRange(new Duration(1), new Duration(2)), MessageAfter = DurationRange.Exactly(3), Lifetime = new Duration(4) },
        Server = new ServerSetup { Rules = [Impatient] },
        Steps =
        [
            new Step(new Instant(10), new StepAction.Sleep(new Duration(11))) { Repeat = new Repeat(12, new Duration(13)) },
            new Step(new Instant(20), new StepAction.WallClock(new Duration(-21))),
            new Step(new Instant(30), new StepAction.Network(null, null, null, null) { Timings = new TimingsChange { IdleTimeout = new Duration(31) } }),
            new Step(new Instant(40), new StepAction.ServerRules([new ServerRule(new ServerTrigger.Open(new Duration(41), null), [])])),
            new Step(new Instant(50), new StepAction.InHandler("connected", ProgramCall.Connect) { Times = 51 }),
            new Step(new Instant(60), new StepAction.Answer(4100, "", 61, true)),
            new Step(new Instant(70), new StepAction.Throttle(Duration.Zero)),
        ],
    };

    [Fact]
    public void Every_number_of_a_scenario_is_named_as_the_file_names_it() => Assert.Equal(
        [
            "0 network.openAfter.from 1", "0 network.openAfter.to 2", "0 network.messageAfter 3", "0 network.lifetime 4",
            "0 server.rules[0].when.heardNothingFor 5", "0 server.rules[0].after 6", "0 server.rules[0].times 7",
            "1 at 10", "1 sleep 11", "1 every 13", "1 times 12", "2 at 20", "2 wallClock 21", "3 at 30", "3 idleTimeout 31",
            "4 at 40", "4 rules[0].when.openFor 41", "5 at 50", "5 times 51", "6 at 60", "6 attempts 61", "7 at 70", "7 throttle 0", "0 until 100000",
        ],
        ScenarioNumber.In(Full).Select(number => $"{number.Step} {number.Name} {number.Value}"));

    [Fact]
    public void A_number_that_is_set_to_what_it_is_changes_nothing() =>
        Assert.All(ScenarioNumber.In(Full), number => Assert.Equal(Full, number.With(number.Value)));

    [Fact]
    public void A_number_that_is_moved_is_found_moved_and_no_other_is() => Assert.All(
        ScenarioNumber.In(Full).Where(number => number.Name is not ("at" or "network.openAfter.from" or "network.openAfter.to")),
        number => Assert.Single(
            ScenarioNumber.In(number.With(number.Value + 1)).Zip(ScenarioNumber.In(Full)),
            pair => pair.First.Value != pair.Second.Value));

    [Fact]
    public void The_ends_of_a_range_do_not_pass_each_other()
    {
        ScenarioNumber[] ends = [.. ScenarioNumber.In(Full).Where(number => number.Name.Contains("openAfter", StringComparison.Ordinal))];
        Assert.Equal(DurationRange.Exactly(2), ends[0].With(9).Network.OpenAfter);
        Assert.Equal(DurationRange.Exactly(1), ends[1].With(0).Network.OpenAfter);
    }

    [Fact]
    public void Without_numbers_of_its_own_a_scenario_has_only_its_end() =>
        Assert.Equal("until", Assert.Single(ScenarioNumber.In(Play.Scenario(5))).Name);
}
