using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Tests.Canaries;

/// <summary>Says whether a run gives a canary's mistake away.</summary>
internal static class CanaryWatch
{
    /// <summary>Whether the judgement of a run of <paramref name="scenario"/> names a rule, or a cause, that must name the mistake.</summary>
    /// <remarks>
    /// A broken MUST counts as a failure; of a SHOULD and of a choice, which are warnings unless the scenario is there to
    /// show them, any finding counts.
    /// </remarks>
    public static bool Names(Canary canary, Scenario scenario)
    {
        Judgement judgement = Judge.Of(scenario, ScenarioRunner.Run(scenario, canary.Make));
        return judgement.Findings.Any(finding =>
            finding.Kind is FindingKind.RuleBroken or FindingKind.RunStopped
            && canary.Rules.Contains(finding.Name)
            && (finding.Level == Level.Must || RuleCatalogue.Find(finding.Name)?.Level != RuleLevel.Must));
    }

    /// <summary>Whether the first thing told of a run of <paramref name="scenario"/> is the mistake, and not what follows from it.</summary>
    public static bool NamesFirst(Canary canary, Scenario scenario) =>
        canary.Rules.Contains(Judge.Of(scenario, ScenarioRunner.Run(scenario, canary.Make)).Findings[0].Name);

    /// <summary>The same of a scenario that waives nothing, asking only the rules that count: what the rest of the catalogue says changes nothing.</summary>
    public static bool NamesAtRandom(Canary canary, Scenario scenario)
    {
        TransitionLog log = ScenarioRunner.Run(scenario, canary.Make);
        var timeline = new Timeline(log);
        return canary.Rules.Any(name => RuleCatalogue.Find(name) is Rule rule
            ? rule.Check(timeline) is Verdict.Broken
            : log.Of<Entry.Stopped>().Any(stopped => stopped.Cause == name));
    }
}
