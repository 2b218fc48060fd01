using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Explaining;

/// <summary>A number of a scenario that can be moved by itself.</summary>
/// <param name="Step">The step that it belongs to, by number from 1; 0 for the end of the run.</param>
/// <param name="Name">What the file calls it: <c>at</c>, <c>after</c>, <c>sleep</c>, <c>every</c>, <c>times</c>, <c>until</c>.</param>
/// <param name="Value">Its value: milliseconds, or how many <c>times</c>.</param>
/// <param name="With">The scenario with another value.</param>
public sealed record ScenarioNumber(int Step, string Name, long Value, Func<long, Scenario> With)
{
    /// <summary>Whether it counts, rather than being a length of time.</summary>
    public bool IsCount => Name == "times";

    /// <summary>The numbers of <paramref name="scenario"/>, step by step, and its end.</summary>
    public static IEnumerable<ScenarioNumber> In(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Enumerable.Range(0, scenario.Steps.Count).SelectMany(index => OfStep(scenario, index)).Append(
            new ScenarioNumber(0, "until", (scenario.Until - Instant.Start).Milliseconds, until => scenario with { Until = new Instant(until) }));
    }

    private static IEnumerable<ScenarioNumber> OfStep(Scenario scenario, int index)
    {
        Step step = scenario.Steps[index];
        int number = index + 1;
        if (step.When is Wait wait)
        {
            yield return new ScenarioNumber(number, "after", wait.After.Milliseconds, after => Replaced(scenario, index, step with { When = wait with { After = new Duration(after) } }));
        }
        else
        {
            yield return new ScenarioNumber(number, "at", (step.At - Instant.Start).Milliseconds, at => Shifted(scenario, index, new Instant(at)));
        }

        if (step.Action is StepAction.Sleep sleep)
        {
            yield return new ScenarioNumber(number, "sleep", sleep.Length.Milliseconds, length => Replaced(scenario, index, step with { Action = new StepAction.Sleep(new Duration(length)) }));
        }

        if (step.Action is StepAction.Throttle throttle)
        {
            yield return new ScenarioNumber(number, "throttle", throttle.Every.Milliseconds, every => Replaced(scenario, index, step with { Action = new StepAction.Throttle(new Duration(every)) }));
        }

        if (step.Repeat is Repeat repeat)
        {
            yield return new ScenarioNumber(number, "every", repeat.Every.Milliseconds, every => Replaced(scenario, index, step with { Repeat = repeat with { Every = new Duration(every) } }));
            yield return new ScenarioNumber(number, "times", repeat.Times, times => Replaced(scenario, index, step with { Repeat = repeat with { Times = (int)times } }));
        }
    }

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
