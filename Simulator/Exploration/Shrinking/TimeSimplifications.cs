using Simulator.Collections;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Shrinking;

/// <summary>Rounder and earlier times that may stand in place of those of a scenario. Not all of them are less: the shrinker asks.</summary>
internal static class TimeSimplifications
{
    private static readonly Duration[] SoonAfter = [Duration.Zero, Duration.FromSeconds(1), Duration.FromSeconds(60)];

    private static readonly long[] Units = [100_000, 60_000, 10_000, 1_000, 100, 10];

    /// <summary>Lengths near <paramref name="length"/>, the roundest first; never zero.</summary>
    public static IEnumerable<Duration> Lengths(Duration length) =>
        from unit in Units
        let down = length.Milliseconds / unit * unit
        from milliseconds in (long[])[down, down + unit]
        where milliseconds > 0
        select new Duration(milliseconds);

    /// <summary>The scenario with one of its times moved: a step alone, or with all that follows it; or its end.</summary>
    public static IEnumerable<Scenario> Times(Scenario scenario) =>
        Enumerable.Range(0, scenario.Steps.Count).SelectMany(index => Moved(scenario, index))
            .Concat(Ended(scenario))
            .Concat(Enumerable.Range(0, scenario.Steps.Count).SelectMany(index => WithLengths(scenario, index)));

    /// <summary>Whether expectations name times of the scenario: none can move then.</summary>
    public static bool AreTimesNamed(Scenario scenario) =>
        scenario.Expect.Count > 0 || scenario.Steps.Any(step => step.Action is StepAction.Expect);

    /// <summary>The scenario without what happens from some time after <paramref name="at"/>, the shortest first.</summary>
    public static IEnumerable<Scenario> EndedSoonAfter(Scenario scenario, Instant at) => AreTimesNamed(scenario) ? [] :
        from later in SoonAfter
        let until = at + later
        where until > Instant.Start && until < scenario.Until
        select scenario with { Until = until, Steps = scenario.Steps.Where(step => step.Last <= until).ToValueList() };

    private static IEnumerable<Scenario> Moved(Scenario scenario, int index)
    {
        Instant at = scenario.Steps[index].At;
        Instant before = index == 0 ? Instant.Start : scenario.Steps[index - 1].At;
        foreach (Instant to in Near(at, before))
        {
            yield return Move(scenario, index, to - at, followed: true);
            if (index + 1 == scenario.Steps.Count || to <= scenario.Steps[index + 1].At)
            {
                yield return Move(scenario, index, to - at, followed: false);
            }
        }
    }

    private static IEnumerable<Scenario> Ended(Scenario scenario)
    {
        Instant last = scenario.Steps.Select(step => step.Last).DefaultIfEmpty().Max();
        return Near(scenario.Until, last).Where(until => until > Instant.Start).Select(until => scenario with { Until = until });
    }

    private static IEnumerable<Scenario> WithLengths(Scenario scenario, int index)
    {
        Step step = scenario.Steps[index];
        return from length in Lengths(ScenarioSize.LengthIn(step))
               select scenario with { Steps = scenario.Steps.With(index, WithLength(step, length)) };
    }

    /// <summary>Instants near <paramref name="at"/>, not before <paramref name="first"/>; halfway to it among them.</summary>
    private static IEnumerable<Instant> Near(Instant at, Instant first)
    {
        IEnumerable<Instant> round = Lengths(at - Instant.Start).Select(length => Instant.Start + length);
        IEnumerable<Instant> halfway = Lengths(new Duration((at - first).Milliseconds / 2)).Select(length => first + length);
        return new[] { first }.Concat(halfway).Concat(round).Where(to => to >= first && to != at).Distinct();
    }

    private static Scenario Move(Scenario scenario, int index, Duration by, bool followed) => scenario with
    {
        Steps = [.. scenario.Steps.Select((step, place) => place == index || (followed && place > index) ? step with { At = step.At + by } : step)],
        Until = followed ? scenario.Until + by : Instant.Later(scenario.Until, scenario.Steps[index].Last + by),
    };

    private static Step WithLength(Step step, Duration length) => step switch
    {
        { When: Wait wait } => step with { When = wait with { After = length } },
        { Action: StepAction.Sleep } => step with { Action = new StepAction.Sleep(length) },
        { Action: StepAction.Throttle } => step with { Action = new StepAction.Throttle(length) },
        { Action: StepAction.WallClock clock } => step with { Action = new StepAction.WallClock(clock.By < Duration.Zero ? Duration.Zero - length : length) },
        { Action: StepAction.Auth { After: not null } auth } => step with { Action = auth with { After = length } },
        { Repeat: Repeat repeat } => step with { Repeat = repeat with { Every = length } },
        _ => step,
    };
}
