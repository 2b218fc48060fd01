using Simulator.Findings;
using Simulator.Logs;

namespace Simulator.Exploration;

/// <summary>What a run shows of a mistake, so that runs which show the same can be told together.</summary>
/// <param name="Name">The rule that is broken, or the cause of a stop.</param>
/// <param name="Where">The last change of state before that, such as <c>connecting -> unavailable</c>; <c>initialized</c> where there was none.</param>
public sealed record Breach(string Name, string Where)
{
    /// <summary>What <paramref name="finding"/> shows of the run <paramref name="log"/>.</summary>
    public static Breach Of(Finding finding, TransitionLog log)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(log);
        for (int index = Math.Min(finding.Entry, log.Entries.Count - 1); index >= 0; index--)
        {
            if (log.Entries[index] is Entry.StateChange change)
            {
                return new Breach(finding.Name, $"{change.Previous} -> {change.Current}");
            }
        }

        return new Breach(finding.Name, "initialized");
    }
}
