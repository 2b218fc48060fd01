using Simulator.Collections;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Time;

namespace Simulator.RealTime;

/// <summary>What may have happened in a run of which a log of a wall clock was made. All readings have the same entries, but for their times and their order within an instant.</summary>
internal static class Readings
{
    /// <summary>The log as it was seen, then what it may have been.</summary>
    /// <param name="log">The log.</param>
    /// <param name="terms">How much of it can be known.</param>
    public static IReadOnlyList<TransitionLog> Of(TransitionLog log, RealTimeTerms terms)
    {
        TransitionLog seen = terms.Evidence.HasFlag(Evidence.Emissions) ? log : WireStates.Shown(log);
        if (terms.Tolerance <= Duration.Zero)
        {
            return [seen];
        }

        TransitionLog right = OvertakenEmissions.PutRight(seen, terms.Tolerance);
        TransitionLog[] orders = ReferenceEquals(right, seen) ? [seen] : [seen, right];
        TransitionLog[] settled = [.. orders.SelectMany(order => Reading.All.Select(reading => SettledLog.Of(order, terms.Tolerance, reading)))];
        return [seen, .. settled, .. settled.Select(reading => Ordered(reading, EmissionsFirst)), .. settled.Select(reading => Ordered(reading, ClosesFirst))];
    }

    private static int EmissionsFirst(Entry entry) => entry.Lane == Lane.Client ? 0 : 1;

    private static int ClosesFirst(Entry entry) => entry switch
    {
        Entry.AttemptGivenUp => 0,
        { Lane: Lane.Client } => 1,
        _ => 2,
    };

    /// <summary>
    /// What the client emits, sends and closes goes different ways, one of them slower than the other: within one answer of the client
    /// nobody knows which was first.
    /// </summary>
    private static TransitionLog Ordered(TransitionLog log, Func<Entry, int> rank)
    {
        var entries = new List<Entry>(log.Entries.Count);
        for (int start = 0; start < log.Entries.Count;)
        {
            int end = AnswerEnd(log.Entries, start);
            entries.AddRange(log.Entries.Skip(start).Take(end - start).OrderBy(rank));
            start = end;
        }

        return log with { Entries = entries.ToValueList() };
    }

    /// <summary>The index behind what the client does from <paramref name="start"/> on in one instant; behind the entry there where it is not the client's.</summary>
    private static int AnswerEnd(ValueList<Entry> entries, int start)
    {
        int end = start;
        while (end < entries.Count && IsClients(entries[end]) && entries[end].At == entries[start].At)
        {
            end++;
        }

        return Math.Max(end, start + 1);
    }

    private static bool IsClients(Entry entry) => entry.IsClients || entry is Entry.StateRead;
}
