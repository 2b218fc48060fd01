using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Patterns;
using Simulator.Profiles;
using Simulator.Simulation;
using Simulator.Tests.Canaries;
using Simulator.Time;

namespace Simulator.Tests.Findings;

/// <summary>Breaks when a client is asked for what rests on a choice that it does not share, or the reference client is not.</summary>
public sealed class JudgeTests
{
    /// <summary>Does not keep CHOICE-2.</summary>
    private static readonly Subject FlatWaits = new(CanaryCatalogue.All.Single(canary => canary.Name == "flat-waits").Make);

    private static readonly Scenario Unreachable = new("unreachable", "Nobody is there", new Instant(20_000))
    {
        Steps = [new Step(Instant.Start, NamedNetwork.Unreachable)],
        Expect = [new Expectation.Seen(new EntryPattern.Emitted(new TextPattern("connecting_in"), 4, null), null, Times.AtLeastOnce) { Given = ["CHOICE-2"] }],
    };

    [Fact]
    public void What_rests_on_a_choice_is_not_asked_of_a_client_that_breaks_it() =>
        Assert.DoesNotContain(FlatWaits.Test(Unreachable).Findings, finding => finding.Kind == FindingKind.ExpectationFailed);

    [Fact]
    public void What_rests_on_another_choice_is_asked_all_the_same() => Assert.Contains(
        FlatWaits.Test(Unreachable with { Expect = [Unreachable.Expect[0] with { Given = ["CHOICE-3"] }] }).Findings,
        finding => finding.Kind == FindingKind.ExpectationFailed);

    [Fact]
    public void What_rests_on_a_choice_is_not_asked_where_the_profile_switches_it_off()
    {
        Scenario wrong = Unreachable with { Expect = [new Expectation.InState("connected", Window.At(new Instant(10_000))) { Given = ["CHOICE-2"] }] };
        Subject another = Subject.Reference with { Profile = ClientProfile.Complete.With("CHOICE-2", Demand.Off, "our waits are our own") };
        Assert.NotEmpty(Subject.Reference.Test(wrong).Findings);
        Assert.Empty(another.Test(wrong).Findings);
    }

    /// <summary>Cut off after each number of entries, the reference client is blamed for nothing that it had no time to do.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(11)]
    public void Of_an_instant_that_a_limit_cuts_off_nothing_is_asked(int entries)
    {
        Scenario cut = Unreachable.WithoutExpectations() with { Steps = Unreachable.Steps, Limits = new SimulationLimits { Entries = entries } };
        Assert.Equal("limit/entries", Assert.Single(Subject.Reference.Test(cut).Findings).Name);
    }

    [Fact]
    public void In_a_step_as_well()
    {
        var at = new Instant(10_000);
        Scenario wrong = Unreachable with { Expect = [], Steps = [.. Unreachable.Steps, new Step(at, new StepAction.Expect(new Expectation.InState("connected", Window.At(at)) { Given = ["CHOICE-2"] }))] };
        Assert.Contains(Subject.Reference.Test(wrong).Findings, finding => finding.Step == 2);
        Assert.DoesNotContain(FlatWaits.Test(wrong).Findings, finding => finding.Step == 2);
    }

    /// <summary>Which moments a scenario comes to depends on the waits for which it was written.</summary>
    [Fact]
    public void A_rule_that_is_not_put_to_the_test_is_no_failure_of_a_client_with_other_choices()
    {
        Scenario scenario = Unreachable with { Expect = [], Rules = ["AUTH-1"] };
        Assert.Equal(Level.Must, LevelOf(Subject.Reference.Test(scenario)));
        Assert.Equal(Level.Info, LevelOf(FlatWaits.Test(scenario)));
    }

    private static Level LevelOf(Judgement judgement) => judgement.Findings.Single(finding => finding.Kind == FindingKind.RuleNotExercised).Level;
}
