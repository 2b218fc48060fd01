using Simulator.Logs;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>The steps of a run that wait for something: sees every entry of the log, and says which of them are due, and when.</summary>
internal sealed class WaitingSteps
{
    private readonly List<(int Number, Step Step)> waiting = [];
    private readonly List<int> left = [];
    private readonly HashSet<int> taken = []; // asked for, never walked
    private readonly Action<Instant, int, Step> schedule;

    /// <summary>Picks the steps of <paramref name="scenario"/> that wait.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="schedule">Takes when a step is due, its number and the step.</param>
    public WaitingSteps(Scenario scenario, Action<Instant, int, Step> schedule)
    {
        this.schedule = schedule;
        for (int index = 0; index < scenario.Steps.Count; index++)
        {
            if (scenario.Steps[index].When is Wait wait)
            {
                waiting.Add((index + 1, scenario.Steps[index]));
                left.Add(wait.Times);
            }
        }
    }

    /// <summary>Whether no step waits.</summary>
    public bool IsEmpty => waiting.Count == 0;

    /// <summary>Something has happened.</summary>
    public void See(Entry entry)
    {
        for (int place = 0; place < waiting.Count; place++)
        {
            (int number, Step step) = waiting[place];
            if (left[place] > 0 && entry.At >= step.At && step.When!.For.Matches(entry))
            {
                left[place] = Often.Less(left[place]);
                schedule(entry.At + step.When.After, number, step);
            }
        }
    }

    /// <summary>A step that waited is taken.</summary>
    public void Take(int number) => taken.Add(number);

    /// <summary>The run is at its end: each step that waited in vain says what it would have done, and what it waited for.</summary>
    public void TellMissed(Action<int, string> tell)
    {
        foreach ((int number, Step step) in waiting.Where(step => !taken.Contains(step.Number)))
        {
            tell(number, $"{StepText.Write(step.Action)} (never due: {step.When!.For})");
        }
    }

    /// <summary>Writes down what decides how it goes on.</summary>
    public void Write(ValueWriter writer) => left.ForEach(times => writer.Add(times));
}
