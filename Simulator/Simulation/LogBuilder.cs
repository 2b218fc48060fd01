using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Collects the entries of a run and watches its limits. Nothing can be read back until the run is over.</summary>
/// <param name="limits">When it has seen enough.</param>
/// <param name="keeps">Whether there is a log in the end; one that keeps nothing has no limits, and shows every entry to its watcher alone.</param>
internal sealed class LogBuilder(SimulationLimits limits, bool keeps = true)
{
    private const int LongText = 1_000;

    private readonly List<Entry> entries = new(64); // most logs need no more
    private Instant instant = Instant.Start;
    private int atThisInstant;
    private long longTexts;

    /// <summary>Sees every entry, once it is in the log; null where nobody looks.</summary>
    public Action<Entry>? Watcher { get; set; }

    /// <summary>Whether a limit was reached, or the client misused the port: the run is over.</summary>
    public bool IsStopped { get; private set; }

    public void Add(Entry entry)
    {
        if (IsStopped)
        {
            return;
        }

        if (!keeps)
        {
            Watcher?.Invoke(entry);
            return;
        }

        atThisInstant = entry.At == instant ? atThisInstant + 1 : 1;
        instant = entry.At;
        entries.Add(entry);
        longTexts += LongTextOf(entry);
        if (longTexts > limits.LongTextCharacters)
        {
            Stop(entry.When, "limit/texts", $"long texts of {longTexts} characters in all: {limits.LongTextCharacters} are allowed; shorten them, or repeat them less often");
        }
        else if (atThisInstant >= limits.EntriesAtOneInstant)
        {
            Stop(entry.When, "limit/instant", $"{atThisInstant} entries at one instant: the client acts again and again without waiting; where that is right, raise the limit (--limit instant=20k, or ‘limits’ in the file)");
        }
        else if (entries.Count >= limits.Entries)
        {
            Stop(entry.When, "limit/entries", $"{entries.Count} entries: shorten the run, make its steps fewer, or raise the limit (--limit entries=20m, or ‘limits’ in the file)");
        }

        Watcher?.Invoke(entry);
    }

    /// <summary>The length of the text of an entry, where it is a long one.</summary>
    private static int LongTextOf(Entry entry)
    {
        int length = entry switch
        {
            Entry.TextReceived received => received.Text.Length,
            Entry.TextSent sent => sent.Text.Length,
            Entry.StepTaken step => step.Text.Length,
            Entry.ErrorEmitted error => error.Payload.Length,
            Entry.EventEmitted other => other.Data.Length,
            Entry.ChannelEvent named => named.Data.Length,
            Entry.AuthRequested request => request.Url.Length + request.Body.Length,
            Entry.AuthAnswered answer => answer.Body.Length,
            _ => 0,
        };
        return length > LongText ? length : 0;
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
