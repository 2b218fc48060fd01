using Simulator.Collections;
using Simulator.Logs;
using Simulator.Randomness;
using Simulator.Time;

namespace Simulator.Tests.RealTime;

/// <summary>A log as a real machine would have made it: what the client does comes late, in its order.</summary>
internal static class LateLog
{
    /// <summary>Makes each answer of the client late by up to <paramref name="most"/>, but not later than what comes after it.</summary>
    public static TransitionLog Of(TransitionLog log, Duration most, long seed)
    {
        var random = new RandomStream(seed, "late");
        var entries = new List<Entry>(log.Entries.Count);
        Duration late = Duration.Zero;
        for (int index = 0; index < log.Entries.Count; index++)
        {
            Entry entry = log.Entries[index];
            if (entry is Entry.DeadlineReached)
            {
                continue; // the timers of a real client are its own
            }

            if (!IsClients(entry))
            {
                late = new Duration(random.Between(0, most.Milliseconds)); // of the answer to it
                entries.Add(entry);
                continue;
            }

            late = index > 0 && log.Entries[index - 1].At < entry.At ? new Duration(random.Between(0, most.Milliseconds)) : late;
            Duration room = NextOfOthers(log, index) - entry.At;
            Duration by = late < room ? late : room;
            entries.Add(entry with { When = new Moment(entry.At + by, entry.Awake + by) });
        }

        return log with { Entries = entries.ToValueList() };
    }

    private static Instant NextOfOthers(TransitionLog log, int index)
    {
        while (index < log.Entries.Count && IsClients(log.Entries[index]))
        {
            index++;
        }

        return log.WhenAt(index).At;
    }

    private static bool IsClients(Entry entry) => entry.IsClients || entry is Entry.StateRead or Entry.DeadlineReached;
}
