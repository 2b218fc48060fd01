using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Exploration.Campaigns;

/// <summary>One scenario, run and judged: what a campaign or a walk keeps of it.</summary>
/// <param name="Scenario">What was run.</param>
/// <param name="Causes">What went wrong first, where something counts as a finding: one thing, or each expectation that fails where no rule says why.</param>
/// <param name="Transitions">The changes of state that the client made, each once.</param>
/// <param name="Rules">The places in the catalogue of the rules that it put to the test.</param>
public sealed record SampleRun(Scenario Scenario, ValueList<Violation> Causes, ValueList<string> Transitions, ValueList<int> Rules)
{
    /// <summary>What else went wrong and counts, by name, each once: it may follow from the cause.</summary>
    public ValueList<string> Followers { get; init; } = [];

    /// <summary>The rules that it breaks and that do not count as findings, each once.</summary>
    public ValueList<string> Warnings { get; init; } = [];

    /// <summary>The fingerprint of the run; none where nobody asked for it.</summary>
    public Fingerprint Fingerprint { get; init; }

    /// <summary>How a second run differed; null where it did not, or where there was none.</summary>
    public Divergence? Divergence { get; init; }

    /// <summary>Runs <paramref name="scenario"/>.</summary>
    /// <param name="scenario">What happens.</param>
    /// <param name="failOn">What counts as a finding.</param>
    /// <param name="subject">The client under test.</param>
    /// <param name="twice">Whether it is run a second time, to see whether that differs.</param>
    public static SampleRun Of(Scenario scenario, Level failOn, Subject subject, bool twice = false)
    {
        ArgumentNullException.ThrowIfNull(subject);
        Judgement judgement = subject.Test(scenario);
        return Of(judgement, failOn) with
        {
            Fingerprint = Fingerprint.Of(judgement.Log),
            Divergence = twice ? Divergence.Between(judgement.Log, subject.Run(scenario)) : null,
        };
    }

    /// <summary>What is kept of the run <paramref name="judgement"/>.</summary>
    internal static SampleRun Of(Judgement judgement, Level failOn)
    {
        var sample = new SampleRun(judgement.Scenario, [], TransitionsOf(judgement.Log), RulesOf(judgement));
        return judgement.Findings.Count == 0 ? sample : sample with
        {
            Causes = CausesOf(judgement, failOn),
            Followers = FollowersOf(judgement, failOn),
            Warnings = judgement.Findings.Where(finding => finding.Level > failOn).Select(finding => finding.Name).Distinct().ToValueList(),
        };
    }

    /// <summary>What went wrong first in a run in which something counts as a finding; none where nothing does.</summary>
    /// <remarks>What breaks a rule may be the cause of all that is told after it. Expectations that fail by themselves, and remarks about rules, are told each for itself.</remarks>
    public static ValueList<Violation> CausesOf(Judgement judgement, Level failOn)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return !judgement.Findings.Any(finding => finding.Level <= failOn) ? []
            : judgement.Findings[0].IsAboutTheClient ? [Violation.Of(judgement.Findings[0], judgement.Log)]
            : judgement.Findings.Where(finding => finding.Level <= failOn).Select(finding => Violation.Of(finding, judgement.Log)).Distinct().ToValueList();
    }

    private static ValueList<string> FollowersOf(Judgement judgement, Level failOn) => !judgement.Findings[0].IsAboutTheClient ? [] : judgement.Findings
        .Skip(1)
        .Where(finding => finding.Level <= failOn)
        .Select(finding => Violation.Of(finding, judgement.Log).Name)
        .Distinct()
        .ToValueList();

    private static ValueList<string> TransitionsOf(TransitionLog log)
    {
        var transitions = new List<string>();
        foreach (Entry entry in log.Entries)
        {
            if (entry is Entry.StateChange change && DocumentedGraph.Arrow(change.Previous, change.Current) is string arrow && !transitions.Contains(arrow))
            {
                transitions.Add(arrow);
            }
        }

        return transitions.ToValueList();
    }

    private static ValueList<int> RulesOf(Judgement judgement)
    {
        var rules = new List<int>(judgement.Rulings.Count);
        for (int place = 0; place < judgement.Rulings.Count; place++)
        {
            if (judgement.Rulings[place].Verdict is not Verdict.NotExercised)
            {
                rules.Add(place);
            }
        }

        return rules.ToValueList();
    }
}
