using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Exploration;

/// <summary>One random scenario, run and judged: what a campaign keeps of it.</summary>
/// <param name="Scenario">What was run.</param>
/// <param name="Breaches">What it shows, each once.</param>
/// <param name="Transitions">The changes of state that the client made, each once.</param>
/// <param name="Rules">The places in the catalogue of the rules that it put to the test.</param>
public sealed record Trial(Scenario Scenario, ValueList<Breach> Breaches, ValueList<string> Transitions, ValueList<int> Rules)
{
    /// <summary>Runs the scenario of <paramref name="seed"/>.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="plan">Which trouble there may be, and what counts.</param>
    /// <param name="make">Makes the client under test; null for the reference client.</param>
    public static Trial Of(long seed, CampaignPlan plan, Func<ClientSetup, IClient>? make)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Scenario scenario = ScenarioGenerator.Draw(seed, plan.Profile);
        var judgement = Judge.Of(scenario, ScenarioRunner.Run(scenario, make));
        return new Trial(
            scenario,
            BreachesOf(judgement, plan.FailOn).Distinct().ToValueList(),
            judgement.Log.Of<Entry.StateChange>().Select(change => DocumentedGraph.Arrow(change.Previous, change.Current)).Distinct().ToValueList(),
            Enumerable.Range(0, judgement.Rulings.Count).Where(place => judgement.Rulings[place].Verdict is not Verdict.NotExercised).ToValueList());
    }

    /// <summary>All that counts in a run.</summary>
    public static IEnumerable<Breach> BreachesOf(Judgement judgement, Level failOn)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return judgement.Findings.Where(finding => finding.Level <= failOn).Select(finding => Breach.Of(finding, judgement.Log));
    }
}
