using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Patterns;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.RealTime;

/// <summary>
/// Judges a run on a wall clock by the same rules as any other. A rule is broken only where no reading of the log within the
/// tolerance keeps it; what cannot be known is not judged.
/// </summary>
public static class RealTimeJudge
{
    /// <summary>Judges <paramref name="log"/>, the log of a run of <paramref name="scenario"/>.</summary>
    /// <param name="scenario">What was run.</param>
    /// <param name="log">What was seen.</param>
    /// <param name="terms">How much of it can be known.</param>
    /// <param name="profile">What may be asked of the client; null for everything.</param>
    /// <param name="ownRules">Rules beside those of the catalogue; null for none.</param>
    public static Judgement Of(Scenario scenario, TransitionLog log, RealTimeTerms terms, ClientProfile? profile = null, ValueList<OwnRule>? ownRules = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(terms);
        Judgement[] judgements = [.. Readings.Of(log, terms).Select(reading => Judge.Of(scenario, reading, profile, ownRules))];
        Judgement seen = judgements[0];
        return seen with
        {
            Rulings = seen.Rulings.Select((ruling, place) => Kindest(ruling.Rule, place, judgements, terms.Evidence)).ToValueList(),
            Findings = seen.Findings.Where(finding => judgements.All(reading => Tells(reading, finding))).Where(finding => IsKnown(finding, scenario, terms.Evidence)).ToValueList(),
        };
    }

    private static Ruling Kindest(Rule rule, int place, Judgement[] judgements, Evidence evidence)
    {
        Evidence missing = rule.Needs & ~evidence;
        return missing == Evidence.Wire
            ? judgements.Select(reading => reading.Rulings[place]).OrderBy(ruling => ruling.Verdict is Verdict.Broken).First()
            : new Ruling(rule, new Verdict.NotObservable(missing));
    }

    private static bool Tells(Judgement reading, Finding finding) => reading.Findings.Any(other => other.Kind == finding.Kind && other.Name == finding.Name);

    private static bool IsKnown(Finding finding, Scenario scenario, Evidence evidence) =>
        ((RuleCatalogue.Find(finding.Name)?.Needs ?? NeedsOf(finding, scenario)) & ~evidence) == Evidence.Wire;

    private static Evidence NeedsOf(Finding finding, Scenario scenario) =>
        finding.OwnRule is OwnRule own ? NeedsOf(own.Holds)
        : finding.Expectation > 0 ? NeedsOf(scenario.Expect[finding.Expectation - 1])
        : finding.Step > 0 && scenario.Steps[finding.Step - 1].Action is StepAction.Expect expect ? NeedsOf(expect.Expectation)
        : Evidence.Wire;

    private static Evidence NeedsOf(Expectation expectation) => expectation switch
    {
        Expectation.Never never => NeedsOf(never.Unwanted),
        Expectation.States or Expectation.InState or Expectation.Eventually => Evidence.Emissions,
        _ => expectation.Patterns.Aggregate(Evidence.Wire, (needs, pattern) => needs | NeedsOf(pattern)),
    };

    private static Evidence NeedsOf(EntryPattern pattern) => pattern switch
    {
        EntryPattern.Entered or EntryPattern.Transition or EntryPattern.Emitted or EntryPattern.Received => Evidence.Emissions,
        EntryPattern.Call => Evidence.Calls,
        _ => Evidence.Wire,
    };
}
