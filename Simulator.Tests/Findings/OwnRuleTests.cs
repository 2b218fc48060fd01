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

    private static Judgement Judged(OwnRule rule) => new Subject(Make: null) { OwnRules = [rule] }.Test(Unreachable);
}
