using Simulator.Logs;
using Simulator.Rules;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Findings;

/// <summary>
/// Puts findings in an order in which the first is the one to mend. One mistake mostly breaks several rules; the cause is
/// what goes wrong first, and of several things that go wrong at one instant the one that the narrowest rule names.
/// </summary>
/// <remarks>
/// Instants with a failure come before those without one, so that a choice which another client made differently does not
/// hide the failure; within the instant of a failure a broken choice may be its cause.
/// </remarks>
internal static class ByCause
{
    private static readonly string[] OwnFaults = ["client/", "adapter/"];

    /// <summary>The findings of a run in that order.</summary>
    public static IEnumerable<Finding> Order(IReadOnlyList<Finding> findings, TransitionLog log)
    {
        if (findings.Count < 2)
        {
            return findings;
        }

        Level worst = findings.Min(finding => finding.Level);
        var failing = findings.Where(finding => finding.Level == worst && finding.IsAboutTheClient).Select(finding => InstantOf(finding, log)).ToHashSet();
        return findings
            .OrderBy(finding => finding.IsAboutTheClient && failing.Contains(InstantOf(finding, log)) ? worst : finding.Level)
            .ThenBy(RankOf)
            .ThenBy(finding => InstantOf(finding, log))
            .ThenBy(ScopeOf)
            .ThenBy(finding => finding.Entry);
    }

    private static Instant InstantOf(Finding finding, TransitionLog log) => log.WhenAt(finding.Entry).At;

    /// <summary>What the client did wrong, what the scenario wants to see, what it says about rules.</summary>
    private static int RankOf(Finding finding) => finding.Kind switch
    {
        FindingKind.RunStopped or FindingKind.RuleBroken => 0,
        FindingKind.ExpectationFailed => 1,
        FindingKind.RuleNotExercised or FindingKind.WaiverNotNeeded => 2,
    };

    /// <summary>A client that throws, or whose adapter goes wrong, can do nothing more in that instant: that comes before what it did not do.</summary>
    private static int ScopeOf(Finding finding) => finding.Kind switch
    {
        FindingKind.RuleBroken => (int)(RuleCatalogue.Find(finding.Name)?.Scope ?? RuleScope.Course),
        FindingKind.RunStopped when OwnFaults.Any(kind => finding.Name.StartsWith(kind, StringComparison.Ordinal)) => -1,
        FindingKind.RunStopped or FindingKind.RuleNotExercised or FindingKind.WaiverNotNeeded or FindingKind.ExpectationFailed => (int)RuleScope.Course,
    };
}
