using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Network;
using Simulator.Patterns;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Findings;

/// <summary>Breaks when a rule of one's own is not asked in a run, counts otherwise than it says, or is told otherwise than those of the catalogue.</summary>
public sealed class OwnRuleTests
{
    private static readonly Scenario Unreachable = new("unreachable", "Refused", new Instant(20_000))
    {
        Steps = [new Step(Instant.Start, new StepAction.Network(PathAttempts.Refused, PathSockets.Reset, null, null))],
    };

    private static readonly OwnRule Calm = new(
        "OWN-1", RuleLevel.Must, "Attempts are three seconds apart.", new Expectation.Gap(new EntryPattern.Attempt(AttemptEvent.Started, null, null), new Duration(3_000), null, null));

    [Fact]
    public void A_broken_one_is_a_finding_like_that_of_a_rule_of_the_catalogue()
    {
        Judgement judgement = Judged(Calm);

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal((FindingKind.RuleBroken, Level.Must, "OWN-1", "Attempts are three seconds apart."), (finding.Kind, finding.Level, finding.Name, finding.Sentence));
        Assert.Equal(("an attempt started at least 3s apart", "2s30ms apart, at 0.000 and 2.030"), (finding.Expected, finding.Actual));
        Assert.Equal(2_030, judgement.Log.Entries[finding.Entry].At.Milliseconds);
        Assert.Equal(Calm, finding.OwnRule);
        Assert.True(judgement.Failed);
    }

    [Fact]
    public void One_that_only_should_hold_is_a_warning()
    {
        Judgement judgement = Judged(Calm with { Level = RuleLevel.Should });
        Assert.Equal(Level.Should, Assert.Single(judgement.Findings).Level);
        Assert.False(judgement.Failed);
    }

    [Fact]
    public void One_that_holds_is_not_told() => Assert.Empty(Judged(Calm with { Holds = ((Expectation.Gap)Calm.Holds) with { Least = new Duration(2_000) } }).Findings);

    [Fact]
    public void One_that_rests_on_a_choice_is_not_asked_of_a_client_that_makes_another()
    {
        OwnRule resting = Calm with { Holds = Calm.Holds with { Given = ["CHOICE-2"] } };
        Assert.Single(Judged(resting).Findings);
        var other = new Subject(Make: null) { Profile = ClientProfile.Complete.With("CHOICE-2", Demand.Off, "we wait otherwise"), OwnRules = [resting] };
        Assert.Empty(other.Test(Unreachable).Findings);
    }

    [Fact]
    public void It_says_of_a_run_how_often_it_held_or_how_it_was_broken()
    {
        Assert.Equal("OWN-1", Assert.Single(Judged(Calm).OwnRulings).Rule.Id);
        Assert.IsType<Verdict.Broken>(VerdictOf(Calm.Holds));
        Assert.Equal(new Verdict.Held(3), VerdictOf(((Expectation.Gap)Calm.Holds) with { Least = new Duration(1_000) }));
    }

    [Fact]
    public void What_is_never_seen_does_not_put_it_to_the_test()
    {
        EntryPattern failed = new EntryPattern.Entered("failed");
        EntryPattern started = new EntryPattern.Attempt(AttemptEvent.Started, null, null);
        Expectation[] untested =
        [
            new Expectation.Gap(failed, new Duration(1), null, null), new Expectation.Most(1, failed, new Duration(1), null),
            new Expectation.Leads(failed, started, new Duration(1)), new Expectation.None(started, failed, failed),
        ];
        Assert.All(untested, holds => Assert.IsType<Verdict.NotExercised>(VerdictOf(holds)));

        Assert.Equal(new Verdict.Held(1), VerdictOf(new Expectation.Never(new Expectation.Seen(failed, null, Times.AtLeastOnce))));
        Assert.Equal(new Verdict.Held(1), VerdictOf(new Expectation.Most(0, failed, new Duration(1), null)));
        Assert.Equal(new Verdict.Held(4), VerdictOf(new Expectation.None(failed, started, started)));
        Assert.Equal(new Verdict.Held(4), VerdictOf(new Expectation.Leads(started, new EntryPattern.Attempt(AttemptEvent.Failed, null, null), new Duration(1_000))));
    }

    [Fact]
    public void What_is_not_asked_of_the_client_does_not_put_it_to_the_test()
    {
        OwnRule resting = Calm with { Holds = Calm.Holds with { Given = ["CHOICE-2"] } };
        var other = new Subject(Make: null) { Profile = ClientProfile.Complete.With("CHOICE-2", Demand.Off, "we wait otherwise"), OwnRules = [resting] };
        Assert.IsType<Verdict.NotExercised>(Assert.Single(other.Test(Unreachable).OwnRulings).Verdict);
    }

    [Fact]
    public void A_scenario_may_waive_it_and_is_told_where_it_need_not()
    {
        Scenario waiving = Unreachable with { Waive = [new Waiver("OWN-1", "nobody minds here")] };
        Assert.Empty(Judged(Calm, waiving).Findings);
        Finding finding = Assert.Single(Judged(Calm with { Holds = ((Expectation.Gap)Calm.Holds) with { Least = new Duration(2_000) } }, waiving).Findings);
        Assert.Equal((FindingKind.WaiverNotNeeded, Level.Should, "OWN-1"), (finding.Kind, finding.Level, finding.Name));
    }

    [Fact]
    public void A_scenario_that_is_there_to_show_it_must_put_it_to_the_test_and_hold_it()
    {
        Scenario showing = Unreachable with { Rules = ["OWN-1"] };
        OwnRule mild = Calm with { Level = RuleLevel.Should };
        Assert.Equal((FindingKind.RuleBroken, Level.Must), Assert.Single(Judged(mild, showing).Findings.Select(finding => (finding.Kind, finding.Level))));

        OwnRule unseen = mild with { Holds = new Expectation.Gap(new EntryPattern.Entered("failed"), new Duration(1), null, null) };
        Finding finding = Assert.Single(Judged(unseen, showing).Findings);
        Assert.Equal((FindingKind.RuleNotExercised, Level.Must, unseen), (finding.Kind, finding.Level, finding.OwnRule));
    }

    [Fact]
    public void A_client_may_have_promised_more_or_less()
    {
        Assert.Equal(Level.Must, Assert.Single(FindingsOf(new RuleDemand("OWN-1", Demand.Must), Calm with { Level = RuleLevel.Should })).Level);
        Assert.Equal(Level.Should, Assert.Single(FindingsOf(new RuleDemand("OWN-1", Demand.Should, "soon"), Calm)).Level);
        Assert.Empty(FindingsOf(new RuleDemand("OWN-1", Demand.Off, "never"), Calm));

        static ValueList<Finding> FindingsOf(RuleDemand demand, OwnRule rule) =>
            new Subject(Make: null) { Profile = new ClientProfile { Rules = [demand] }, OwnRules = [rule] }.Test(Unreachable).Findings;
    }

    [Fact]
    public void An_expectation_that_rests_on_it_is_not_asked_of_a_run_that_breaks_it()
    {
        var wished = new Expectation.Seen(new EntryPattern.Entered("failed"), null, Times.AtLeastOnce) { Given = ["OWN-1"] };
        Assert.Equal(FindingKind.RuleBroken, Assert.Single(Judged(Calm, Unreachable with { Expect = [wished] }).Findings).Kind);
    }

    private static Verdict VerdictOf(Expectation holds) => Assert.Single(Judged(Calm with { Holds = holds }).OwnRulings).Verdict;

    private static Judgement Judged(OwnRule rule) => Judged(rule, Unreachable);

    private static Judgement Judged(OwnRule rule, Scenario scenario) => new Subject(Make: null) { OwnRules = [rule] }.Test(scenario);
}
