using Simulator.Collections;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.RealTime;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.RealTime;

/// <summary>Breaks when an honest client is accused for what a real machine adds, or a mistake hides behind the tolerance.</summary>
public sealed class RealTimeJudgeTests
{
    private static readonly Duration Tolerance = new(250);

    /// <summary>Where two things happen so close to each other that on a real machine nobody knows which was first.</summary>
    private static readonly string[] Close = ["races/", "server/drains[dialect=soketi]", "states/hanging-retry-replaced"];

    private static readonly Lazy<IReadOnlyList<Scenario>> Files = new(() =>
        [.. ScenarioLoader.Load([Repository.Path("scenarios")], new ReadSettings()).Scenarios.Select(loaded => loaded.Scenario)]);

    [Theory]
    [InlineData(40)]
    [InlineData(200)]
    public void What_comes_late_within_the_tolerance_breaks_no_rule_and_no_expectation(int milliseconds) =>
        None(Files.Value.SelectMany((scenario, seed) => Accusations(scenario, seed, milliseconds, Evidence.All)));

    [Fact]
    public void A_client_that_tells_nothing_is_accused_of_nothing() =>
        None(Files.Value.SelectMany((scenario, seed) => Accusations(scenario, seed, milliseconds: 40, Evidence.Wire)).Where(accusation => !Close.Any(accusation.StartsWith)));

    [Fact]
    public void What_comes_late_breaks_a_rule_in_a_few_of_a_thousand_random_scenarios_at_most()
    {
        string[] accusations = [.. Enumerable.Range(0, 1_000).SelectMany(seed => Accusations(ScenarioGenerator.Draw(seed), seed, milliseconds: 40, Evidence.All))];
        Assert.True(accusations.Length <= 4, string.Join('\n', accusations));
    }

    [Fact]
    public void A_rule_that_needs_what_nobody_knows_is_not_observable() => Assert.All(
        RealTimeJudge.Of(Files.Value[0], ScenarioRunner.Run(Files.Value[0]), new RealTimeTerms(Tolerance, Evidence.Wire)).Rulings,
        ruling => Assert.Equal(ruling.Rule.Needs != Evidence.Wire, ruling.Verdict is Verdict.NotObservable));

    [Fact]
    public void Every_rule_that_needs_no_emissions_is_put_to_the_test_by_what_the_wire_shows()
    {
        var tested = Files.Value
            .SelectMany(scenario => RealTimeJudge.Of(scenario, ScenarioRunner.Run(scenario), new RealTimeTerms(Tolerance, Evidence.Calls)).Exercised)
            .ToHashSet();
        Assert.Equal(RuleCatalogue.All.Where(rule => !rule.Needs.HasFlag(Evidence.Emissions)), RuleCatalogue.All.Where(tested.Contains));
    }

    [Fact]
    public void In_virtual_time_the_judgement_is_that_of_any_run() => Assert.All(Files.Value, scenario =>
    {
        TransitionLog log = ScenarioRunner.Run(scenario);
        Assert.Equal(Judge.Of(scenario, log), RealTimeJudge.Of(scenario, log, RealTimeTerms.Virtual));
    });

    [Theory]
    [InlineData(200, false)]
    [InlineData(400, true)] // later than the tolerance
    public void News_of_connecting_that_come_behind_the_handshake_are_taken_for_what_they_are(int late, bool isBroken)
    {
        Scenario scenario = new("first", "First", new Instant(5_000));
        TransitionLog log = ScenarioRunner.Run(scenario);
        Entry[] news = [.. log.Entries.Where(entry => entry is Entry.StateChange { Current: "connecting" } or Entry.StateEvent { State: "connecting" } or Entry.StateRead { State: "connecting" })];
        Entry[] others = [.. log.Entries.Except(news)];
        int handshake = Array.FindIndex(others, entry => entry is Entry.TextReceived);
        Moment then = new(new Instant(late), new Instant(late));
        TransitionLog behind = log with
        {
            Entries = [.. others[..(handshake + 1)], .. news.Select(entry => entry with { When = then }), .. others[(handshake + 1)..].Select(entry => entry.At >= then.At ? entry : entry with { When = then })],
        };
        Judgement judgement = RealTimeJudge.Of(scenario, behind, new RealTimeTerms(Tolerance, Evidence.All));
        Assert.Equal(isBroken, judgement.Findings.Any(finding => finding.Name == "STATE-3"));
    }

    private static void None(IEnumerable<string> accusations) => Assert.Equal("", string.Join('\n', accusations));

    private static IEnumerable<string> Accusations(Scenario scenario, int seed, int milliseconds, Evidence evidence)
    {
        if (scenario.Steps.Any(step => step.Action is StepAction.Throttle))
        {
            return []; // a real device slows its timers down when it likes
        }

        TransitionLog late = LateLog.Of(ScenarioRunner.Run(scenario), new Duration(milliseconds), seed);
        return RealTimeJudge.Of(scenario, late, new RealTimeTerms(Tolerance, evidence)).Findings
            .Where(finding => finding.Level != Level.Info)
            .Select(finding => $"{scenario.Id}, late by seed {seed}: {finding}");
    }
}
