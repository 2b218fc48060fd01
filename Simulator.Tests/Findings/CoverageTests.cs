using Simulator.Clients;
using Simulator.Expectations;
using Simulator.Exploration.CoverageSearch;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Findings;

/// <summary>Breaks when coverage counts what was not reached, or forgets what could be.</summary>
public sealed class CoverageTests
{
    private static readonly Lazy<Judgement[]> Drawn = new(() => [.. Enumerable.Range(0, 300).Select(seed => RunOf(ScenarioGenerator.Draw(seed)))]);

    private static Judgement[] Runs => Drawn.Value;

    [Fact]
    public void Nothing_run_is_nothing_reached()
    {
        Assert.Equal((0, 0m), (Coverage.None.Runs, Coverage.None.Percent));
        Assert.Empty(Coverage.None.Reached);
        Assert.Equal(GoalCatalogue.All, Coverage.None.Unreached);
    }

    [Fact]
    public void A_quiet_life_reaches_what_it_shows_and_nothing_else()
    {
        var coverage = Coverage.Of(RunOf(new Scenario("quiet", "Quiet", new Instant(10_000))));
        Assert.Equal(1, coverage.Runs);
        Assert.Equal(["initialized", "connecting", "connected"], coverage.NamesReached(GoalKind.State));
        Assert.Equal(["initialized -> connecting", "connecting -> connected"], coverage.NamesReached(GoalKind.Transition));
        Assert.Equal(["initialized -> connecting -> connected"], coverage.NamesReached(GoalKind.Succession));
        Assert.Equal(["initialized: created", "connecting: attempt opened", "connecting: text received"], coverage.NamesReached(GoalKind.Input));
        Assert.Empty(coverage.NamesReached(GoalKind.Race));
        Assert.Contains("CONNECT-1", coverage.NamesReached(GoalKind.Rule));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_goal_counts_once_in_a_run()
    {
        var coverage = Coverage.Of(Runs);
        Assert.All(GoalCatalogue.All, goal => Assert.InRange(coverage.CountOf(goal), 0, Runs.Length));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Parts_make_the_whole_in_whatever_order()
    {
        var whole = Coverage.Of(Runs);
        Assert.Equal(whole, Coverage.Of(Runs[..100]).And(Coverage.Of(Runs[100..])));
        Assert.Equal(whole, Coverage.Of(Runs[100..]).And(Coverage.Of(Runs[..100])));
    }

    [Fact]
    public void Runs_and_failures_are_counted()
    {
        var quiet = new Scenario("quiet", "Quiet", new Instant(10_000));
        Judgement[] runs = [RunOf(quiet), RunOf(quiet with { Rules = ["AUTH-1"] }), RunOf(quiet with { Until = Instant.Start })];
        var coverage = Coverage.Of(runs);
        Assert.Equal((3, 1), (coverage.Runs, coverage.Failed));
        Assert.Equal(2, coverage.CountOf(GoalCatalogue.Find(GoalKind.State, "connected")!));
        Assert.Equal(3, coverage.CountOf(GoalCatalogue.Find(GoalKind.State, "connecting")!));
        Assert.Equal(coverage, Coverage.Of(runs[..1]).And(Coverage.Of(runs[1..])));
        Assert.Equal(coverage, Coverage.Of(runs[1..]).And(Coverage.Of(runs[..1])));
        Assert.Equal(["disconnected", "failed", "unavailable"], coverage.NamesUnreached(GoalKind.State).Order());
        Assert.Equal(Coverage.PercentOf(coverage.Reached.Count(), GoalCatalogue.All.Count), coverage.Percent);
        Assert.Equal(GoalCatalogue.All.Count, coverage.Reached.Count() + coverage.Unreached.Count());
    }

    [Fact]
    public void A_part_is_never_told_as_the_whole()
    {
        Assert.Equal(100m, Coverage.PercentOf(0, 0));
        Assert.Equal(33.3m, Coverage.PercentOf(1, 3));
        Assert.Equal(99.9m, Coverage.PercentOf(9_999, 10_000));
        Assert.Equal(100m, Coverage.PercentOf(10_000, 10_000));
    }

    /// <summary>All but the one that no API tells a client of, and no log.</summary>
    private static Type[] InputKinds => [.. typeof(ClientInput).GetNestedTypes().Where(kind => kind != typeof(ClientInput.WallClockJumped))];

    [Fact]
    public void Every_kind_of_input_has_a_name() => Assert.Equal(
        InputKinds.Length, GoalCatalogue.Of(GoalKind.Input).Select(goal => goal.Name.Split(": ")[1]).Distinct().Count());

    [Fact]
    public void Every_pair_of_state_and_input_is_a_goal_or_has_a_reason_why_not() => Assert.Equal(
        StateNames.All.Count * InputKinds.Length, GoalCatalogue.Of(GoalKind.Input).Count + GoalCatalogue.Never.Count);

    [Fact]
    [Trait("Speed", "Slow")]
    public void What_is_called_impossible_never_happens()
    {
        string[] impossible = [.. GoalCatalogue.Never.Select(pair => pair.Name)];
        Assert.All(Runs, run =>
        {
            string state = StateNames.All[0];
            foreach (Entry entry in run.Log.Entries)
            {
                Assert.DoesNotContain($"{state}: {InputName.Of(entry)}", impossible);
                state = entry is Entry.StateChange change ? change.Current : state;
            }
        });
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Every_other_goal_can_be_reached()
    {
        IEnumerable<Scenario> tried = DeadlineRaces.Scenarios(Subject.Reference).Concat(Enumerable.Range(0, 5_000).Select(seed => ScenarioGenerator.Draw(seed)));
        Coverage reached = tried.Chunk(500).AsParallel()
            .Select(batch => Coverage.Of(batch.Select(RunOf)))
            .Aggregate(Coverage.None, (all, batch) => all.And(batch));
        Assert.Empty(reached.Unreached.Select(goal => goal.Name));
    }

    [Fact]
    public void Rules_of_ones_own_are_goals_behind_those_of_the_catalogue_and_add_up()
    {
        var seen = new OwnRule("OWN-1", RuleLevel.Must, "S.", new Expectation.Most(1, new EntryPattern.Entered("connected"), new Duration(1), null));
        OwnRule unseen = seen with { Id = "OWN-2", Holds = new Expectation.Most(1, new EntryPattern.Entered("failed"), new Duration(1), null) };
        Judgement run = new Subject(Make: null) { OwnRules = [seen, unseen] }.Test(new Scenario("quiet", "Quiet", new Instant(10_000)));
        var coverage = Coverage.Of(run);
        Goal[] own = [new Goal(GoalKind.OwnRule, "OWN-1", "S."), new Goal(GoalKind.OwnRule, "OWN-2", "S.")];

        Assert.Equal(GoalCatalogue.All.Concat(own), coverage.Goals);
        Assert.Equal((own[0], own[1]), (coverage.Reached.Last(), coverage.Unreached.Last()));
        Assert.Equal((2, 1, 0), (coverage.NumberOf(GoalKind.OwnRule), coverage.CountOf(own[0]), coverage.CountOf(own[1])));
        Assert.Equal(Coverage.PercentOf(coverage.Reached.Count(), GoalCatalogue.All.Count + 2), coverage.Percent);
        Assert.Equal(3, Coverage.None.And(coverage).And(Coverage.Of(run, run)).CountOf(own[0]));
        Assert.Equal(Coverage.Of(run, run), coverage.And(coverage));
    }

    private static Judgement RunOf(Scenario scenario) => Judge.Of(scenario, ScenarioRunner.Run(scenario));
}
