using Simulator.Collections;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Findings;

/// <summary>Judges a run: every rule, the expectations of its scenario, and what the scenario says about rules.</summary>
public static class Judge
{
    /// <summary>Judges <paramref name="log"/>, the log of a run of <paramref name="scenario"/>.</summary>
    /// <param name="scenario">What was run.</param>
    /// <param name="log">What happened.</param>
    /// <param name="profile">What may be asked of the client; null for everything.</param>
    /// <param name="ownRules">Rules beside those of the catalogue; null for none.</param>
    public static Judgement Of(Scenario scenario, TransitionLog log, ClientProfile? profile = null, ValueList<OwnRule>? ownRules = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(log);
        profile ??= ClientProfile.Complete;
        ValueList<Ruling> rulings = RuleCatalogue.Judge(log);
        var findings = new List<Finding>();
        AddStop(log, findings);
        foreach (Ruling ruling in rulings)
        {
            if (IsWorthAWord(ruling.Verdict, scenario))
            {
                findings.AddRange(RuleJudge.Of(scenario, Stated.By(ruling), rulings, profile));
            }
        }

        LeaveOutCutOff(log, findings);
        ExpectationJudge? more = IsAskedMore(scenario, ownRules ?? []) ? new ExpectationJudge(log, rulings, profile, ownRules ?? []) : null;
        foreach (OwnRuling ruling in more?.OwnRulings ?? [])
        {
            findings.AddRange(RuleJudge.Of(scenario, Stated.By(ruling), rulings, profile));
        }

        findings.AddRange(more?.Of(scenario) ?? []);
        return new Judgement(scenario, log, rulings, Ordered(findings, scenario, log)) { OwnRulings = more?.OwnRulings ?? [], Measured = more?.Measured(scenario) ?? [] };
    }

    private static ValueList<Finding> Ordered(List<Finding> findings, Scenario scenario, TransitionLog log) => findings.Count == 0
        ? []
        : ByCause.Order([.. findings.Select(finding => finding with { Level = Weaker(finding.Level, scenario.Level) })], log).ToValueList();

    private static void AddStop(TransitionLog log, List<Finding> findings)
    {
        if (log.Entries is [.., Entry.Stopped stopped])
        {
            findings.Add(new Finding(
                FindingKind.RunStopped, Level.Must, stopped.Cause, "A run goes on to its end.", log.Entries.Count - 1, "no stop", stopped.Explanation));
        }
    }

    /// <summary>A run that a limit ends is cut off in the middle of an instant: of that instant nothing can be asked.</summary>
    private static void LeaveOutCutOff(TransitionLog log, List<Finding> findings)
    {
        if (log.IsCutOff)
        {
            findings.RemoveAll(finding => finding.Kind == FindingKind.RuleBroken && log.WhenAt(finding.Entry).At >= log.Entries[^1].At);
        }
    }

    /// <summary>Of a rule that is not broken there is nothing to say but to a scenario that names rules: mostly not, in random scenarios.</summary>
    private static bool IsWorthAWord(Verdict verdict, Scenario scenario) => verdict is Verdict.Broken || scenario.Waive.Count > 0 || scenario.Rules.Count > 0;

    /// <summary>Whether there is anything to look for but what the rules of the catalogue do: mostly not, in random scenarios.</summary>
    private static bool IsAskedMore(Scenario scenario, ValueList<OwnRule> ownRules) =>
        ownRules.Count > 0 || scenario.Expect.Count > 0 || scenario.Steps.Any(step => step.Action is StepAction.Expect);

    private static Level Weaker(Level left, Level right) => left > right ? left : right;
}
