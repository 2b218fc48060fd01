using Simulator.Collections;
using Simulator.Logs;
using Simulator.Time;

namespace Simulator.RealTime;

/// <summary>
/// A log of a wall clock as it may have been without the delays of a real machine: what the client did is drawn back, by the tolerance
/// at most, to the instant of what it answers, or to when one of its timers was due. The order of entries stays.
/// </summary>
internal sealed class SettledLog
{
    /// <summary>A timer seems early by so much, where what it counts from came late.</summary>
    private static readonly Duration Early = new(20);

    private readonly TransitionLog log;
    private readonly Duration tolerance;
    private readonly Reading reading;
    private readonly PendingTimers timers;
    private readonly List<Entry> entries;
    private Instant previous;
    private Instant cause;

    private SettledLog(TransitionLog log, Duration tolerance, Reading reading)
    {
        (this.log, this.tolerance, this.reading) = (log, tolerance, reading);
        timers = new PendingTimers(log.Setup.EffectivePolicy);
        entries = new List<Entry>(log.Entries.Count);
    }

    /// <summary>The log as it may have been.</summary>
    /// <param name="log">The log as it was seen.</param>
    /// <param name="tolerance">By how much an entry may be drawn back.</param>
    /// <param name="reading">To what it is drawn first.</param>
    public static TransitionLog Of(TransitionLog log, Duration tolerance, Reading reading)
    {
        var settled = new SettledLog(log, tolerance, reading);
        for (int index = 0; index < log.Entries.Count; index++)
        {
            settled.Take(index);
        }

        return log with { Entries = settled.entries.ToValueList(), End = settled.End() };
    }

    private void Take(int index)
    {
        Entry entry = log.Entries[index];
        bool isClients = entry.IsClients || entry is Entry.StateRead;
        Instant when = isClients ? Settle(entry.Awake, index) : entry.Awake;
        timers.See(entry, when);
        cause = isClients || Reaches(entry) ? when : cause;
        previous = when;
        entries.Add(entry with { When = new Moment(entry.At - (entry.Awake - when), when) });
    }

    /// <summary>When what was seen may have been, on the client's clock.</summary>
    private Instant Settle(Instant seen, int index)
    {
        Instant next = index + 1 < log.Entries.Count ? log.Entries[index + 1].Awake : log.End.Awake;
        Instant latest = Instant.Earlier(next, seen + Early);
        Instant? answer = seen - cause <= tolerance ? Instant.Later(cause, previous) : null;
        Instant? timer = timers.DueIn(Instant.Later(previous, seen - tolerance), latest, reading.LatestTimer);
        return (reading.AnswersFirst ? answer ?? timer : timer ?? answer) ?? seen;
    }

    /// <summary>Whether a client can answer it.</summary>
    private static bool Reaches(Entry entry) => entry is Entry.Created or Entry.AttemptOpened or Entry.AttemptFailed or Entry.AttemptClosed
        or Entry.TextReceived or Entry.AuthAnswered or Entry.CallMade or Entry.NoticeGiven or Entry.Woken;

    /// <summary>What was due within the tolerance of the end may come behind it: nothing is asked of that time.</summary>
    private Moment End()
    {
        Duration back = log.End.Awake - Instant.Later(log.End.Awake - tolerance, Instant.Later(previous, Instant.Start));
        return new Moment(log.End.At - back, log.End.Awake - back);
    }
}
