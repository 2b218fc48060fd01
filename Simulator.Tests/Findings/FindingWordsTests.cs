using Simulator.Clients;
using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Simulation;
using Simulator.Tests.Canaries;
using Simulator.Tests.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Findings;

/// <summary>Breaks when a finding of any kind is told in other words, at another place, or counts for more or less.</summary>
public sealed class FindingWordsTests
{
    /// <summary>Does not keep CHOICE-2.</summary>
    private static readonly Subject FlatWaits = new(CanaryCatalogue.All.Single(canary => canary.Name == "flat-waits").Make);

    private static readonly Scenario Quiet = new("quiet", "Quiet", new Instant(10_000));

    private static readonly Scenario Unreachable = new("unreachable", "Nobody is there", new Instant(20_000)) { Steps = [new Step(Instant.Start, NamedNetwork.Unreachable)] };

    [Fact]
    public void A_stop() => Assert.Equal(
        new Finding(
            FindingKind.RunStopped, Level.Must, "limit/entries", "A run goes on to its end.", 20, "no stop",
            "20 entries: shorten the run, make its steps fewer, or raise the limit (--limit entries=20m, or ‘limits’ in the file)"),
        Subject.Reference.Test(Quiet with { Limits = new SimulationLimits { Entries = 20 }, Until = new Instant(3_600_000) }).Findings[0]);

    [Fact]
    public void A_waiver_that_is_not_needed() => Assert.Equal(
        new Finding(
            FindingKind.WaiverNotNeeded, Level.Should, "CONNECT-1", Sentence("CONNECT-1"), 0, "broken, because it is old", "not broken: take the waiver out"),
        Single(Quiet with { Waive = [new Waiver("CONNECT-1", "it is old")] }));

    [Fact]
    public void A_rule_that_is_not_put_to_the_test() => Assert.Equal(
        new Finding(
            FindingKind.RuleNotExercised, Level.Must, "AUTH-1", Sentence("AUTH-1"), 0, "a run that puts the rule to the test", "nothing in it does"),
        Single(Quiet with { Rules = ["AUTH-1"] }));

    [Fact]
    public void An_expectation_of_the_scenario()
    {
        Expectation[] expectations = [new Expectation.InState("connected", Window.At(new Instant(5_000))), new Expectation.InState("failed", Window.At(new Instant(5_000)))];
        Finding told = Single(Quiet with { Expect = [.. expectations] });
        Assert.Equal((FindingKind.ExpectationFailed, Level.Must, "expectation 2", "What the scenario expects is seen."), (told.Kind, told.Level, told.Name, told.Sentence));
        Assert.Equal((2, 0), (told.Expectation, told.Step));
    }

    [Fact]
    public void An_expectation_of_a_step()
    {
        var at = new Instant(5_000);
        var wrong = new Step(at, new StepAction.Expect(new Expectation.InState("failed", Window.At(at))));
        Finding told = Single(Quiet with { Steps = [new Step(at, new StepAction.Call(ProgramCall.Connect)), wrong] });
        Assert.Equal((FindingKind.ExpectationFailed, Level.Must, "step 2", "What the scenario expects is seen."), (told.Kind, told.Level, told.Name, told.Sentence));
        Assert.Equal((0, 2), (told.Expectation, told.Step));
    }

    [Fact]
    public void A_broken_choice_is_a_warning() => Assert.Equal(Level.Should, LevelOf(FlatWaits, Unreachable));

    [Fact]
    public void A_broken_choice_that_the_scenario_shows_is_a_failure() => Assert.Equal(Level.Must, LevelOf(FlatWaits, Unreachable with { Rules = ["CHOICE-2"] }));

    [Fact]
    public void A_broken_choice_on_which_the_profile_insists_is_a_failure() => Assert.Equal(
        Level.Must, LevelOf(FlatWaits with { Profile = ClientProfile.Complete.With("CHOICE-2", Demand.Must, "we agreed on it") }, Unreachable));

    [Fact]
    public void A_broken_rule_on_which_the_profile_does_not_insist_is_a_warning() => Assert.Equal(
        Level.Should, LevelOf(FlatWaits with { Profile = ClientProfile.Complete.With("CHOICE-2", Demand.Should, "not yet") }, Unreachable with { Rules = ["CHOICE-2"] }));

    [Theory]
    [InlineData(Level.Should, Level.Should)]
    [InlineData(Level.Info, Level.Info)]
    [InlineData(Level.Must, Level.Must)]
    public void A_failure_counts_for_no_more_than_its_scenario(Level ofScenario, Level expected) =>
        Assert.Equal(expected, Single(Quiet with { Rules = ["AUTH-1"], Level = ofScenario }).Level);

    [Fact]
    public void A_waived_rule_may_be_broken() => Assert.Empty(FlatWaits.Test(Unreachable with { Waive = [new Waiver("CHOICE-2", "flat waits")] }).Findings);

    [Fact]
    public void A_waiver_is_for_its_own_rule() => Assert.Equal(
        ["CHOICE-2", "CONNECT-1"], FlatWaits.Test(Unreachable with { Waive = [new Waiver("CONNECT-1", "it is old")] }).Findings.Select(finding => finding.Name));

    [Fact]
    public void A_client_that_throws_is_told_before_what_it_did_not_do()
    {
        IClient Throwing(Simulator.Protocol.ClientSetup setup) => Faulty.Hearing((_, input) => input is ClientInput.NetworkOffline ? throw new InvalidOperationException("no") : input)(setup);
        Judgement judgement = new Subject(Throwing).Test(Play.Scenario(9, (5, Play.Offline)));
        Assert.Equal(["client/threw", "CHOICE-5"], judgement.Findings.Select(finding => finding.Name));
    }

    [Fact]
    public void The_reference_client_is_known_for_it() => Assert.Equal((true, false), (Subject.Reference.IsReference, FlatWaits.IsReference));

    private static Finding Single(Scenario scenario) => Assert.Single(Subject.Reference.Test(scenario).Findings);

    private static Level LevelOf(Subject subject, Scenario scenario) => subject.Test(scenario).Findings.Single(finding => finding.Name == "CHOICE-2").Level;

    private static string Sentence(string rule) => RuleCatalogue.Find(rule)!.Sentence;
}
