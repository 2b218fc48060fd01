using Simulator.Findings;
using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Time;
using Simulator.Timelines.Lanes;

namespace Simulator.Scenarios.Stepping;

/// <summary>
/// A run that is gone through entry by entry. It is run whole at once, so that going back costs nothing; another step makes another
/// run, which is the same up to the moment at which it was put in.
/// </summary>
internal sealed class StepSession
{
    private readonly Subject subject;
    private readonly Stack<(Scenario Scenario, RunTimeline Run, int Entry)> before = new();

    /// <summary>Runs <paramref name="scenario"/>, and stands at its first entry.</summary>
    public StepSession(Scenario scenario, Subject subject)
    {
        this.subject = subject;
        Scenario = scenario;
        Run = RunTimeline.Of(subject.Test(scenario));
    }

    /// <summary>The run.</summary>
    public RunTimeline Run { get; private set; }

    /// <summary>The scenario as it is now.</summary>
    public Scenario Scenario { get; private set; }

    /// <summary>The entry at which the reader stands.</summary>
    public int Entry { get; private set; }

    /// <summary>The last entry.</summary>
    public int Last => Run.Log.Entries.Count - 1;

    /// <summary>How many steps were put in.</summary>
    public int Changes => before.Count;

    /// <summary>Goes so many entries on, or back; not beyond either end.</summary>
    public void Move(int by) => Entry = Math.Clamp(Entry + by, 0, Last);

    /// <summary>Goes to the next entry of the client, or to the one before; stays where there is none.</summary>
    public bool MoveToClient(int direction)
    {
        for (int place = Entry + direction; place >= 0 && place <= Last; place += direction)
        {
            if (Run.Log.Entries[place].IsClients)
            {
                Entry = place;
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes to the last entry that has happened at <paramref name="time"/>.</summary>
    public void MoveTo(Instant time)
    {
        int place = 0;
        while (place < Last && Run.Log.Entries[place + 1].At <= time)
        {
            place++;
        }

        Entry = place;
    }

    /// <summary>Puts a step in at the moment of the current entry, behind all that the scenario does then, and runs on from there.</summary>
    public void WhatIf(StepAction action)
    {
        Instant now = Run.Log.Entries[Entry].At;
        int place = Scenario.Steps.TakeWhile(step => step.At <= now).Count();
        Step[] steps = [.. Scenario.Steps.Take(place), new Step(now, action), .. Scenario.Steps.Skip(place)];
        RunTimeline old = Run;
        before.Push((Scenario, old, Entry));

        // What it was there to show, and what it expected, was of the scenario without this step.
        Scenario = Scenario with { Steps = [.. steps], Expect = [], Rules = [], Waive = [] };
        Run = RunTimeline.Of(subject.Test(Scenario));
        Entry = Math.Clamp(old.Log.FirstDifference(Run.Log) ?? Entry, 0, Last);
    }

    /// <summary>Takes the step that was put in last out again.</summary>
    public bool Undo()
    {
        if (before.Count == 0)
        {
            return false;
        }

        (Scenario, Run, Entry) = before.Pop();
        return true;
    }
}
