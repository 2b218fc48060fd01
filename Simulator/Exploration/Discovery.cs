using Simulator.Clients;
using Simulator.Findings;
using Simulator.Protocol;
using Simulator.Simulation;

namespace Simulator.Exploration;

/// <summary>A mistake that a campaign found, told once however many scenarios show it.</summary>
/// <param name="Breach">What they all show.</param>
/// <param name="Seed">The first seed that shows it.</param>
/// <param name="Count">The number of scenarios that do.</param>
/// <param name="Smallest">The scenario of that seed, made as small as it can be.</param>
public sealed record Discovery(Breach Breach, long Seed, long Count, Scenario Smallest)
{
    /// <summary>The mistake as <paramref name="trial"/>, the first that shows it, gives it away.</summary>
    public static Discovery Of(Breach breach, Trial trial, CampaignPlan plan, Func<ClientSetup, IClient>? make)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(plan);
        Scenario smallest = Shrinker.Shrink(trial.Scenario, smaller => Trial.BreachesOf(RunOf(smaller, make), plan.FailOn).Contains(breach));
        return new Discovery(breach, trial.Scenario.Seed, 1, smallest);
    }

    /// <summary>The run of the smallest scenario.</summary>
    public Judgement Run(Func<ClientSetup, IClient>? make) => RunOf(Smallest, make);

    private static Judgement RunOf(Scenario scenario, Func<ClientSetup, IClient>? make) => Judge.Of(scenario, ScenarioRunner.Run(scenario, make));
}
