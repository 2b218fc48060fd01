using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Simulation;
using Simulator.Tests.Rules;
using Simulator.Time;

namespace Simulator.Tests.Findings;

/// <summary>Breaks when a race is seen where there is none, or not seen, or told in the wrong order. A connection at rest is checked at 120.06 s.</summary>
public sealed class RunCoverageTests
{
    private const double Check = 120.06;

    [Theory]
    [InlineData(-0.002, false)]
    [InlineData(-0.001, true)]
    [InlineData(0, true)]
    public void What_arrives_just_before_a_deadline_races_it(double off, bool races) =>
        Assert.Equal(races ? ["activity check, online: arrival first"] : [], RacesIn(LogMaker.Connected().At(Check + off).Notice(online: true).End(125)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.001, true)]
    [InlineData(0.002, false)]
    public void What_arrives_just_after_a_deadline_races_it(double off, bool races) => Assert.Equal(
        races ? ["activity check, online: deadline first"] : [],
        RacesIn(LogMaker.Connected().At(Check).Deadline().Send(1, "pusher:ping").At(Check + off).Notice(online: true).End(125)));

    [Fact]
    public void A_deadline_that_was_put_off_races_nothing() =>
        Assert.Empty(RacesIn(LogMaker.Connected().At(60).Receive(1, """{"event":"news"}""").At(Check).Notice(online: true).End(125)));

    [Fact]
    public void An_answer_races_the_end_of_the_wait_for_it() => Assert.Equal(
        ["pong timeout, text received: arrival first"],
        RacesIn(LogMaker.Connected().At(Check).Deadline().Send(1, "pusher:ping").At(Check + 30).Receive(1, """{"event":"pusher:pong"}""").End(160)));

    [Fact]
    public void What_no_catalogue_knows_is_no_goal() =>
        Assert.DoesNotContain("idle", Coverage.Of(Judged(LogMaker.Connected().At(5).Change("connected", "idle").End(9))).NamesReached(GoalKind.State));

    private static ValueList<string> RacesIn(TransitionLog log) => Coverage.Of(Judged(log)).NamesReached(GoalKind.Race);

    private static Judgement Judged(TransitionLog log) => new(new Scenario("made", "Made", new Instant(1)), log, RuleCatalogue.Judge(log), []);
}
