using Simulator.Collections;
using Simulator.Logs;
using Simulator.Time;

namespace Simulator.RealTime;

/// <summary>
/// What a client emits is told on a way of its own, and its attempt may be seen before the news that it is connecting: by then even the
/// handshake may be through. Here such news stand where the client told them, before the attempt.
/// </summary>
internal static class OvertakenEmissions
{
    private const string Connecting = "connecting";

    /// <summary>The log with such news drawn back.</summary>
    /// <param name="log">The log as it was seen.</param>
    /// <param name="tolerance">How late news may be.</param>
    /// <returns>The log; the one that was given where nothing was overtaken.</returns>
    public static TransitionLog PutRight(TransitionLog log, Duration tolerance)
    {
        var entries = new List<Entry>(log.Entries.Count);
        bool isOther = false;
        int attempt = -1; // where an attempt was started, about which the client has told nothing since
        foreach (Entry entry in log.Entries)
        {
            bool isNews = entry is Entry.StateChange { Current: Connecting } or Entry.StateEvent { State: Connecting } or Entry.StateRead { State: Connecting };
            if (isNews && attempt >= 0 && entry.At - entries[attempt].At <= tolerance)
            {
                entries.Insert(attempt, entry with { When = entries[attempt].When });
                attempt++;
                isOther |= attempt < entries.Count - 1 || entry.When != entries[attempt].When;
                continue;
            }

            attempt = entry is Entry.AttemptStarted ? entries.Count : entry.Lane == Lane.Client ? -1 : attempt;
            entries.Add(entry);
        }

        return isOther ? log with { Entries = entries.ToValueList() } : log;
    }
}
