using Simulator.Logs;

namespace Simulator.Scenarios.Suites;

/// <summary>Where a second run of a scenario differs from the first.</summary>
/// <param name="Entry">The index of the first entry that differs; the number of entries where only the end does.</param>
/// <param name="First">The log of the first run.</param>
/// <param name="Second">The log of the second run.</param>
internal sealed record Divergence(int Entry, TransitionLog First, TransitionLog Second)
{
    /// <summary>The difference of two logs, or null where they are equal.</summary>
    public static Divergence? Between(TransitionLog first, TransitionLog second)
    {
        int? entry = first.FirstDifference(second) ?? (first.End == second.End ? null : first.Entries.Count);
        return entry is int index ? new Divergence(index, first, second) : null;
    }
}
