using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Collects the entries of a run and watches its limits. Nothing can be read back until the run is over.</summary>
internal sealed class LogBuilder(SimulationLimits limits)
{
    private readonly List<Entry> entries = new(64); // most logs need no more
    private Instant instant = Instant.Start;
    private int atThisInstant;

    /// <summary>Whether a limit was reached, or the client misused the port: the run is over.</summary>
    public bool IsStopped { get; private set; }

    public void Add(Entry entry)
    {
        if (IsStopped)
        {
            return;
        }

        atThisInstant = entry.At == instant ? atThisInstant + 1 : 1;
        instant = entry.At;
        entries.Add(entry);
        if (atThisInstant >= limits.EntriesAtOneInstant)
        {
            Stop(entry.When, "limit/instant", $"{atThisInstant} entries at one instant: the client acts again and again without waiting");
        }
        else if (entries.Count >= limits.Entries)
        {
            Stop(entry.When, "limit/entries", $"{entries.Count} entries: shorten the run, or make its steps fewer");
        }
    }

    public void Stop(Moment when, string cause, string explanation)
    {
        if (!IsStopped)
        {
            IsStopped = true;
            entries.Add(new Entry.Stopped(when, cause, explanation));
        }
    }

    public TransitionLog Build(ClientSetup setup, Moment end) => new(setup, new ValueList<Entry>(entries.ToArray()), end);
}
