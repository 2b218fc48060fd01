using System.Runtime.InteropServices;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Logs;

/// <summary>A stretch of a log in which the client is, as it tells, in one state.</summary>
/// <param name="State">The state.</param>
/// <param name="Previous">The state before; empty for the first.</param>
/// <param name="FromIndex">The entry that enters it.</param>
/// <param name="From">When.</param>
/// <param name="ToIndex">The entry that leaves it; the number of entries where the run ends in it.</param>
/// <param name="To">When.</param>
public sealed record StateSpan(string State, string Previous, int FromIndex, Moment From, int ToIndex, Moment To)
{
    /// <summary>How long the client's timers ran in it.</summary>
    public Duration Length => To.Awake - From.Awake;

    /// <summary>Whether the entry at <paramref name="index"/> lies in it.</summary>
    public bool Contains(int index) => FromIndex <= index && index < ToIndex;

    /// <summary>All spans of <paramref name="log"/>, in order; the first is <c>initialized</c>.</summary>
    public static IEnumerable<StateSpan> In(TransitionLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var changes = new List<(int, Entry.StateChange)>();
        for (int index = 0; index < log.Entries.Count; index++)
        {
            if (log.Entries[index] is Entry.StateChange change)
            {
                changes.Add((index, change));
            }
        }

        return In(log, CollectionsMarshal.AsSpan(changes));
    }

    /// <summary>The same, where all changes of state are known with their places in the log.</summary>
    internal static List<StateSpan> In(TransitionLog log, ReadOnlySpan<(int Index, Entry.StateChange Change)> changes)
    {
        var spans = new List<StateSpan>(changes.Length + 1);
        string state = StateNames.All[0];
        string previous = "";
        int from = 0;
        foreach ((int index, Entry.StateChange change) in changes)
        {
            spans.Add(new StateSpan(state, previous, from, log.WhenAt(from), index, log.WhenAt(index)));
            (previous, from, state) = (state, index, change.Current);
        }

        spans.Add(new StateSpan(state, previous, from, log.WhenAt(from), log.Entries.Count, log.End));
        return spans;
    }
}
