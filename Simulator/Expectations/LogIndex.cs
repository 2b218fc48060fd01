using Simulator.Logs;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Expectations;

/// <summary>A log in which expectations look things up by time: however many there are, none reads more of the log than its window.</summary>
internal sealed class LogIndex
{
    private readonly List<int> changes = [];
    private readonly Dictionary<string, Instant> steps = [];

    /// <summary>Reads <paramref name="log"/> once.</summary>
    public LogIndex(TransitionLog log)
    {
        Log = log;
        for (int index = 0; index < log.Entries.Count; index++)
        {
            if (log.Entries[index] is Entry.StateChange)
            {
                changes.Add(index);
            }
            else if (log.Entries[index] is Entry.StepTaken { Id: string id })
            {
                steps.TryAdd(id, log.Entries[index].At);
            }
        }
    }

    public TransitionLog Log { get; }

    /// <summary>The window of the whole run.</summary>
    public Window Whole => new(Instant.Start, Log.End.At);

    /// <summary>Whether the run was stopped, so that not even its last instant is complete.</summary>
    public bool IsStopped => Log.Entries is [.., Entry.Stopped];

    /// <summary>When the step with <paramref name="id"/> is taken; null where it never is.</summary>
    public Instant? TakenAt(string id) => steps.TryGetValue(id, out Instant at) ? at : null;

    /// <summary>The index of the first entry at <paramref name="instant"/> or later.</summary>
    public int FirstAt(Instant instant) => First(Log.Entries.Count, index => index, instant);

    /// <summary>The state in which the client has come to <paramref name="instant"/>, before anything happens then.</summary>
    public string StateBefore(Instant instant) =>
        First(changes.Count, place => changes[place], instant) is int behind and > 0 ? ((Entry.StateChange)Log.Entries[changes[behind - 1]]).Current : StateNames.All[0];

    /// <summary>The entries that match a pattern, each with its index.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="window">The window in which they are; null for the whole run.</param>
    public List<(int Index, Entry Entry)> Seen(EntryPattern pattern, Window? window = null) =>
        [.. In<Entry>(window ?? Whole).Where(pair => pattern.Matches(pair.Entry))];

    /// <summary>The entries of a kind in a window, each with its index.</summary>
    public IEnumerable<(int Index, T Entry)> In<T>(Window window)
        where T : Entry
    {
        for (int index = FirstAt(window.From); index < Log.Entries.Count && Log.Entries[index].At <= window.To; index++)
        {
            if (Log.Entries[index] is T entry)
            {
                yield return (index, entry);
            }
        }
    }

    /// <summary>The place of the first of some entries, which are in order, that is at an instant or later; by halves.</summary>
    private int First(int count, Func<int, int> indexOf, Instant instant)
    {
        int low = 0;
        int high = count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = Log.Entries[indexOf(middle)].At < instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
