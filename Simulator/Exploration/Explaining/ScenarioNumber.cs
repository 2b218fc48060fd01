using Simulator.Network;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Explaining;

/// <summary>A number of a scenario that can be moved by itself.</summary>
/// <param name="Step">The step that it belongs to, by number from 1; 0 for the end of the run.</param>
/// <param name="Name">What the file calls it, such as <c>at</c>, <c>times</c>, <c>until</c> or <c>server.rules[0].after</c>.</param>
/// <param name="Value">Its value: milliseconds, or how many <c>times</c>.</param>
/// <param name="With">The scenario with another value.</param>
public sealed record ScenarioNumber(int Step, string Name, long Value, Func<long, Scenario> With)
{
    /// <summary>Whether it counts, rather than being a length of time.</summary>
    public bool IsCount => Name is "attempts" || Name.EndsWith("times", StringComparison.Ordinal);

    /// <summary>The numbers of <paramref name="scenario"/>: those of the path and the server, step by step, and its end.</summary>
    public static IEnumerable<ScenarioNumber> In(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return
        [
            .. TimingNumbers.In(TimingNumbers.Told(scenario.Network)).Select(number => new ScenarioNumber(
                0, $"network.{number.Name}", number.Value, value => scenario with { Network = number.With(value).Apply(new NetworkTimings()) })),
            .. ServerNumbers.In(scenario.Server.Rules).Select(number => new ScenarioNumber(
                0, $"server.{number.Name}", number.Value, value => scenario with { Server = scenario.Server with { Rules = number.With(value) } })),
            .. Enumerable.Range(0, scenario.Steps.Count).SelectMany(index => OfStep(scenario, index)),
            new ScenarioNumber(0, "until", (scenario.Until - Instant.Start).Milliseconds, until => scenario with { Until = new Instant(until) }),
        ];
    }

    private static IEnumerable<ScenarioNumber> OfStep(Scenario scenario, int index)
    {
        Step step = scenario.Steps[index];
        int number = index + 1;
        if (step.When is null)
        {
            yield return new ScenarioNumber(number, "at", (step.At - Instant.Start).Milliseconds, at => Shifted(scenario, index, new Instant(at)));
        }

        foreach ((string name, long value, Func<long, Step> with) in OfWait(step).Concat(OfAction(step)).Concat(OfRepeat(step)))
        {
            yield return new ScenarioNumber(number, name, value, other => Replaced(scenario, index, with(other)));
        }
    }

    private static IEnumerable<(string Name, long Value, Func<long, Step> With)> OfWait(Step step)
    {
        if (step.When is Wait wait)
        {
            yield return ("after", wait.After.Milliseconds, after => step with { When = wait with { After = new Duration(after) } });
        }

        if (step.When is Wait { Times: not Often.Always } often)
        {
            yield return ("times", often.Times, times => step with { When = often with { Times = (int)times } });
        }
    }

    private static IEnumerable<(string Name, long Value, Func<long, Step> With)> OfRepeat(Step step) => step.Repeat is not Repeat repeat ? [] :
    [
        ("every", repeat.Every.Milliseconds, every => step with { Repeat = repeat with { Every = new Duration(every) } }),
        ("times", repeat.Times, times => step with { Repeat = repeat with { Times = (int)times } }),
    ];

    private static IEnumerable<(string Name, long Value, Func<long, Step> With)> OfAction(Step step) =>
        NumbersOf(step.Action).Select(number => (number.Name, number.Value, (Func<long, Step>)(value => step with { Action = number.With(value) })));

    private static IEnumerable<(string Name, long Value, Func<long, StepAction> With)> NumbersOf(StepAction action) => action switch
    {
        StepAction.Sleep sleep => [("sleep", sleep.Length.Milliseconds, length => new StepAction.Sleep(new Duration(length)))],
        StepAction.Throttle throttle => [("throttle", throttle.Every.Milliseconds, every => new StepAction.Throttle(new Duration(every)))],
        StepAction.WallClock clock => [("wallClock", Math.Abs(clock.By.Milliseconds), by => new StepAction.WallClock(new Duration(Math.Sign(clock.By.Milliseconds) * by)))],
        StepAction.InHandler { Times: not Often.Always } handler => [("times", handler.Times, times => handler with { Times = (int)times })],
        StepAction.Auth { After: Duration after } auth => [("after", after.Milliseconds, length => auth with { After = new Duration(length) })],
        StepAction.Answer { Attempts: int attempts } answer => [("attempts", attempts, count => answer with { Attempts = (int)count })],
        StepAction.Handshake { Attempts: int attempts } handshake => [("attempts", attempts, count => handshake with { Attempts = (int)count })],
        StepAction.Network { Timings: TimingsChange timings } network => TimingNumbers.In(timings).Select(number =>
            (number.Name, number.Value, (Func<long, StepAction>)(value => network with { Timings = number.With(value) }))),
        StepAction.ServerRules rules => ServerNumbers.In(rules.Rules).Select(number =>
            (number.Name, number.Value, (Func<long, StepAction>)(value => rules with { Rules = number.With(value) }))),
        _ => [],
    };

    /// <summary>The step in another form; a run that would end before it does ends with it.</summary>
    private static Scenario Replaced(Scenario scenario, int index, Step step) => scenario with
    {
        Steps = scenario.Steps.With(index, step),
        Until = Instant.Later(scenario.Until, step.Last),
    };

    /// <summary>The step at another time, and with it all that follows, the end too.</summary>
    private static Scenario Shifted(Scenario scenario, int index, Instant at)
    {
        Duration by = at - scenario.Steps[index].At;
        return scenario with
        {
            Steps = [.. scenario.Steps.Select((step, place) => place < index ? step : step with { At = step.At + by })],
            Until = scenario.Until + by,
        };
    }
}
