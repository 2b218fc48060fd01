using Simulator.Clients;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Tests.Canaries;
using Simulator.Tests.Rules;
using Simulator.Time;
using static Simulator.Tests.Rules.LogMaker;

namespace Simulator.Tests.Findings;

/// <summary>Breaks when the first thing told is not the one that a maintainer would mend, but what follows from it.</summary>
public sealed class ByCauseTests
{
    private static readonly Scenario Empty = new("by-cause", "By cause", new Instant(30_000));

    [Fact]
    public void What_goes_wrong_first_is_told_first() => Assert.Equal(
        ["CONNECT-2", "CONNECT-3"],
        MustsIn(Connected().At(10).Start(2, key: "other").At(12).Start(3).GiveUp(3).GiveUp(2).End(13)).Take(2));

    [Fact]
    public void A_state_told_twice_is_no_temporary_failure() => Assert.Equal(
        "EVENT-2", FirstIn(Connected().At(20).Change("connected", "connected").End(21)));

    [Fact]
    public void Events_that_come_twice_are_not_called_loudness_after_a_disconnect() => Assert.Equal(
        "EVENT-1", FirstIn(Connected().At(5).Call("disconnect").GiveUp(1).Tell("connected", "disconnected").Event("disconnected").Event("disconnected").Read("disconnected").End(6)));

    [Fact]
    public void Events_that_are_lost_after_connect_are_not_called_a_missing_attempt() => Assert.Equal(
        "STATE-9",
        FirstIn(Connected().At(5).Call("disconnect").GiveUp(1).Change("connected", "disconnected").At(6).Call("connect").Start(2).Read("connecting").End(7)));

    [Fact]
    public void A_stale_grant_is_told_before_the_noise_that_it_makes()
    {
        TransitionLog log = Connected().At(1).Wants("private-a").Request("POST", "/pusher/auth", [], "socket_id=1.1&channel_name=private-a")
            .Call("disconnect").GiveUp(1).Change("connected", "disconnected").At(2).Answered(1, 200).Subscribe(1, "private-a").End(3);
        Assert.Equal(["CHOICE-12", "DISCONNECT-2"], FindingsIn(log).Take(2).Select(finding => finding.Name));
    }

    [Fact]
    public void A_choice_made_otherwise_does_not_hide_a_failure_that_comes_later()
    {
        TransitionLog log = Dropped().At(11).Failed(2).Announce(1).At(12).Start(3).Failed(3).Announce(8).At(20).Start(4, key: "other").End(21);
        Assert.Equal("CONNECT-2", FindingsIn(log)[0].Name);
    }

    [Fact]
    public void What_a_client_left_out_is_said_and_not_asked_of_the_scenario()
    {
        Scenario scenario = Empty with
        {
            Rules = ["EVENT-8"],
            Steps = [new Step(new Instant(5_000), new StepAction.Close(4009, ""))],
        };
        Finding told = Assert.Single(Judge.Of(scenario, ScenarioRunner.Run(scenario, Mute)).Findings, finding => finding.Name == "EVENT-8");
        Assert.Equal(FindingKind.RuleNotExercised, told.Kind);
        Assert.Equal("an error that carries 4009, with which the server closed", told.Expected);
        Assert.Equal("the client emits none", told.Actual);
    }

    [Fact]
    public void What_a_scenario_gives_no_occasion_for_is_asked_of_the_scenario()
    {
        Scenario scenario = Empty with { Rules = ["EVENT-8"] };
        Finding told = Assert.Single(Judge.Of(scenario, ScenarioRunner.Run(scenario)).Findings);
        Assert.Equal("a run that puts the rule to the test", told.Expected);
    }

    [Fact]
    public void A_client_that_throws_is_told_before_what_it_did_not_do() =>
        Assert.Equal(["client/threw", "EVENT-1"], Ordered(Broken("EVENT-1", 3), Stopped("client/threw", 4)));

    [Fact]
    public void A_limit_is_told_behind_what_made_the_run_so_long() =>
        Assert.Equal(["EVENT-1", "limit/entries"], Ordered(Stopped("limit/entries", 3), Broken("EVENT-1", 4)));

    [Fact]
    public void Of_what_two_rules_of_one_kind_say_about_one_instant_the_earlier_entry_is_told_first() =>
        Assert.Equal(["CONNECT-4", "DISCONNECT-2"], Ordered(Broken("DISCONNECT-2", 4), Broken("CONNECT-4", 3)));

    [Fact]
    public void A_retry_that_a_code_forbids_is_told_before_the_silence_about_that_code() =>
        Assert.Equal(["LIMIT-3", "CHOICE-16"], Ordered(Broken("CHOICE-16", 3, Level.Info), Broken("LIMIT-3", 4)));

    [Fact]
    public void A_rule_of_somebodys_own_is_about_the_course_of_a_run() =>
        Assert.Equal(["EVENT-1", "own/mine"], Ordered(Broken("own/mine", 3), Broken("EVENT-1", 4)));

    [Fact]
    public void A_choice_in_the_instant_of_a_failure_may_be_its_cause_and_one_before_it_is_not()
    {
        Assert.Equal(["STATE-1", "CONNECT-4"], Ordered(Broken("CONNECT-4", 4), Broken("STATE-1", 3, Level.Should)));
        Assert.Equal(["CONNECT-4", "STATE-1"], Ordered(Broken("STATE-1", 0, Level.Should), Broken("CONNECT-4", 4)));
    }

    [Fact]
    public void What_a_scenario_wants_to_see_in_the_instant_of_a_failure_counts_as_much_as_before() =>
        Assert.Equal(["CONNECT-4", "own/mine", "1"], Ordered(Failed(Level.Should, 3), Broken("own/mine", 0, Level.Should), Broken("CONNECT-4", 4)));

    [Fact]
    public void An_expectation_that_fails_does_not_make_a_choice_its_cause() =>
        Assert.Equal(["1", "EVENT-1"], Ordered(Broken("EVENT-1", 3, Level.Should), Failed(Level.Must, 4)));

    /// <summary>The names in the order in which they are told: entries 3 to 5 are of one instant, those before of an earlier one.</summary>
    private static IEnumerable<string> Ordered(params Finding[] findings) => ByCause.Order(
        findings,
        new LogMaker().World(accepting: true).Created().At(1).Other("a").Other("b").Other("c").End(2)).Select(finding => finding.Name);

    private static Finding Broken(string rule, int entry, Level level = Level.Must) => new(FindingKind.RuleBroken, level, rule, "", entry, "", "");

    private static Finding Stopped(string cause, int entry) => new(FindingKind.RunStopped, Level.Must, cause, "", entry, "", "");

    private static Finding Failed(Level level, int entry) => new(FindingKind.ExpectationFailed, level, "1", "", entry, "", "");

    private static IClient Mute(ClientSetup setup) => Faulty.Telling(output => output is ClientOutput.Error ? null : output)(setup);

    private static string FirstIn(TransitionLog log) => FindingsIn(log)[0].Name;

    private static IEnumerable<string> MustsIn(TransitionLog log) =>
        FindingsIn(log).Where(finding => finding.Level == Level.Must).Select(finding => finding.Name);

    private static IReadOnlyList<Finding> FindingsIn(TransitionLog log) => [.. Judge.Of(Empty, log).Findings];
}
