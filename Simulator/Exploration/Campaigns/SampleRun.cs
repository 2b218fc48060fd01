using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Exploration.Campaigns;

/// <summary>One scenario, run and judged: what exploring many keeps of it.</summary>
/// <param name="Scenario">What was run.</param>
/// <param name="Violations">What it shows, each once.</param>
/// <param name="Transitions">The changes of state that the client made, each once.</param>
/// <param name="Rules">The places in the catalogue of the rules that it put to the test.</param>
public sealed record SampleRun(Scenario Scenario, ValueList<Violation> Violations, ValueList<string> Transitions, ValueList<int> Rules)
{
    /// <summary>The rules that it breaks and that do not count as findings, each once.</summary>
    public ValueList<string> Warnings { get; init; } = [];

    /// <summary>The fingerprint of the run; none where nobody asked for it.</summary>
    public Fingerprint Fingerprint { get; init; }

    /// <summary>How a second run differed; null where it did not, or where there was none.</summary>
    public Divergence? Divergence { get; init; }

    /// <summary>Runs <paramref name="scenario"/>.</summary>
    /// <param name="scenario">What happens.</param>
    /// <param name="failOn">What counts as a finding.</param>
    /// <param name="make">Makes the client under test; null for the reference client.</param>
    /// <param name="twice">Whether it is run a second time, to see whether that differs.</param>
    public static SampleRun Of(Scenario scenario, Level failOn, Func<ClientSetup, IClient>? make, bool twice = false)
    {
        TransitionLog log = ScenarioRunner.Run(scenario, make);
        return Of(scenario, log, failOn) with
        {
            Fingerprint = Fingerprint.Of(log),
            Divergence = twice ? Divergence.Between(log, ScenarioRunner.Run(scenario, make)) : null,
        };
    }

    /// <summary>Judges the run <paramref name="log"/> of <paramref name="scenario"/>.</summary>
    internal static SampleRun Of(Scenario scenario, TransitionLog log, Level failOn)
    {
        var judgement = Judge.Of(scenario, log);
        var sample = new SampleRun(scenario, [], TransitionsOf(log), RulesOf(judgement));
        return judgement.Findings.Count == 0 ? sample : sample with
        {
            Violations = ViolationsOf(judgement, failOn).Distinct().ToValueList(),
            Warnings = judgement.Findings.Where(finding => finding.Level > failOn).Select(finding => finding.Name).Distinct().ToValueList(),
        };
    }

    /// <summary>All that counts in a run.</summary>
    public static IEnumerable<Violation> ViolationsOf(Judgement judgement, Level failOn)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return judgement.Findings.Where(finding => finding.Level <= failOn).Select(finding => Violation.Of(finding, judgement.Log));
    }

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
