using Simulator.Findings;
using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Exploration.Campaigns;

/// <summary>The identity of a finding: runs with equal violations are reported together.</summary>
/// <param name="Name">The rule that is broken, the cause of a stop, or what was expected: in words, since its number changes with those before it.</param>
/// <param name="Where">The last change of state before that, such as <c>connecting -> unavailable</c>; <c>initialized</c> where there was none.</param>
public sealed record Violation(string Name, string Where)
{
    /// <summary>What <paramref name="finding"/> shows of the run <paramref name="log"/>.</summary>
    public static Violation Of(Finding finding, TransitionLog log)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(log);
        string name = finding.Kind switch
        {
            FindingKind.ExpectationFailed => $"expectation: {finding.Expected}",
            FindingKind.RuleNotExercised => $"{finding.Name} not put to the test",
            FindingKind.WaiverNotNeeded => $"waiver of {finding.Name} not needed",
            FindingKind.RuleBroken or FindingKind.RunStopped => finding.Name,
        };
        for (int index = Math.Min(finding.Entry, log.Entries.Count - 1); index >= 0; index--)
        {
            if (log.Entries[index] is Entry.StateChange change)
            {
                return new Violation(name, $"{change.Previous} -> {change.Current}");
            }
        }

        return new Violation(name, "initialized");
    }

    /// <summary>When a run first shows it; null where it does not.</summary>
    internal Instant? SeenIn(Judgement judgement) => judgement.Findings
        .Where(finding => Of(finding, judgement.Log) == this)
        .Select(finding => (Instant?)judgement.Log.WhenAt(finding.Entry).At)
        .FirstOrDefault();
}
