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
            Add(scenario, ruling, rulings, profile, findings);
        }

        LeaveOutCutOff(log, findings);
        ExpectationJudge? more = IsAskedMore(scenario, ownRules ?? []) ? new ExpectationJudge(log, rulings, profile) : null;
        findings.AddRange(more?.Of(ownRules ?? []) ?? []);
        findings.AddRange(more?.Of(scenario) ?? []);
        return new Judgement(scenario, log, rulings, Ordered(findings, scenario, log)) { Measured = more?.Measured(scenario) ?? [] };
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
        if (log.Entries is [.., Entry.Stopped stopped] && stopped.Cause.StartsWith(LogBuilder.Limit, StringComparison.Ordinal))
        {
            findings.RemoveAll(finding => finding.Kind == FindingKind.RuleBroken && log.WhenAt(finding.Entry).At >= stopped.At);
        }
    }

    private static void Add(Scenario scenario, Ruling ruling, ValueList<Ruling> rulings, ClientProfile profile, List<Finding> findings)
    {
        if (ruling.Verdict is not Verdict.Broken && scenario.Waive.Count == 0 && scenario.Rules.Count == 0)
        {
            return; // as it is in most random scenarios
        }

        Rule rule = ruling.Rule;
        RuleDemand? demand = profile.DemandOf(rule.Id);
        if (demand?.Demand == Demand.Off)
        {
            return;
        }

        Waiver? waiver = WaiverOf(scenario, rule);
        if (ruling.Verdict is Verdict.Broken broken && waiver is null)
        {
            bool isMust = demand is null ? rule.Level == RuleLevel.Must || scenario.Rules.Contains(rule.Id) : demand.Demand == Demand.Must;
            Level level = isMust ? Level.Must : Level.Should;
            findings.Add(new Finding(FindingKind.RuleBroken, level, rule.Id, rule.Sentence, broken.Entry, broken.Expected, broken.Actual));
        }

        if (ruling.Verdict is Verdict.NotExercised untested && scenario.Rules.Contains(rule.Id))
        {
            Finding finding = NotExercised(rule, untested.Omission);
            findings.Add(untested.Omission is null && ChoosesOtherwise(rulings, profile) ? finding with { Level = Level.Info } : finding);
        }

        if (ruling.Verdict is not Verdict.Broken && waiver is not null)
        {
            findings.Add(new Finding(
                FindingKind.WaiverNotNeeded, Level.Should, rule.Id, rule.Sentence, 0, $"broken, because {waiver.Because}", "not broken: take the waiver out"));
        }
    }

    /// <summary>Where the scenario gave the occasion, the client is to blame; else the scenario is.</summary>
    private static Finding NotExercised(Rule rule, Omission? omission) => omission is null
        ? new Finding(FindingKind.RuleNotExercised, Level.Must, rule.Id, rule.Sentence, 0, "a run that puts the rule to the test", "nothing in it does")
        : new Finding(FindingKind.RuleNotExercised, Level.Must, rule.Id, rule.Sentence, omission.Entry, omission.Expected, omission.Actual);

    /// <summary>Whether the client does not make every choice of the reference client, for which scenarios are written: which moments they come to depends on that.</summary>
    private static bool ChoosesOtherwise(ValueList<Ruling> rulings, ClientProfile profile) =>
        profile.Rules.Any(demand => demand.Demand == Demand.Off)
        || rulings.Any(ruling => ruling.Rule.Level == RuleLevel.Choice && ruling.Verdict is Verdict.Broken);

    private static Waiver? WaiverOf(Scenario scenario, Rule rule)
    {
        foreach (Waiver waiver in scenario.Waive)
        {
            if (waiver.Rule == rule.Id)
            {
                return waiver;
            }
        }

        return null;
    }

    /// <summary>Whether there is anything to look for but what the rules of the catalogue do: mostly not, in random scenarios.</summary>
    private static bool IsAskedMore(Scenario scenario, ValueList<OwnRule> ownRules) =>
        ownRules.Count > 0 || scenario.Expect.Count > 0 || scenario.Steps.Any(step => step.Action is StepAction.Expect);

    private static Level Weaker(Level left, Level right) => left > right ? left : right;
}
