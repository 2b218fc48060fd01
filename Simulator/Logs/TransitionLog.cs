using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Logs;

/// <summary>
/// Everything that happened in a run, as one immutable value: rules, expectations, snapshots and reports differ only in
/// how they read it. Two logs are equal when all their entries are.
/// </summary>
/// <param name="Setup">What the client was told, and the numbers it promised to keep.</param>
/// <param name="Entries">What happened, in order.</param>
/// <param name="End">When the run ended.</param>
public sealed record TransitionLog(ClientSetup Setup, ValueList<Entry> Entries, Moment End)
{
    /// <summary>Whether a limit cut the run off, in the middle of an instant.</summary>
    public bool IsCutOff => Entries is [.., Entry.Stopped { IsByLimit: true }];

    /// <summary>The entries of one kind, in order.</summary>
    public IEnumerable<T> Of<T>()
        where T : Entry => Entries.OfType<T>();

    /// <summary>When the entry at <paramref name="index"/> happened; behind the last one, when the run ended.</summary>
    public Moment WhenAt(int index) => index < Entries.Count ? Entries[index].When : End;

    /// <summary>The index of the first entry in which the logs differ, or null where they are equal.</summary>
    /// <remarks>Where one log goes on after the other has ended, that is the index of its first further entry.</remarks>
    public int? FirstDifference(TransitionLog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int common = Math.Min(Entries.Count, other.Entries.Count);
        for (int index = 0; index < common; index++)
        {
            if (!Entries[index].Equals(other.Entries[index]))
            {
                return index;
            }
        }

        return Entries.Count == other.Entries.Count ? null : common;
    }
}
