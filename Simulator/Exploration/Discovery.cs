using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Simulation;

namespace Simulator.Exploration;

/// <summary>A mistake that was found, told once however many scenarios show it.</summary>
/// <param name="Breach">What they all show.</param>
/// <param name="Number">The number of the first scenario that shows it: in a campaign its seed.</param>
/// <param name="Count">The number of scenarios that do.</param>
/// <param name="Smallest">That scenario, made as small as it can be.</param>
public sealed record Discovery(Breach Breach, long Number, long Count, Scenario Smallest)
{
    /// <summary>What is known after <paramref name="trials"/>: the first trial that shows a mistake gives it away, the others are counted.</summary>
    /// <param name="known">What was known before.</param>
    /// <param name="trials">The trials, each with its number, in order.</param>
    /// <param name="failOn">What counts as a finding.</param>
    /// <param name="make">Makes the client under test; null for the reference client.</param>
    public static IReadOnlyList<Discovery> After(IEnumerable<Discovery> known, IEnumerable<(long Number, Trial Trial)> trials, Level failOn, Func<ClientSetup, IClient>? make)
    {
        ArgumentNullException.ThrowIfNull(trials);
        List<Discovery> found = [.. known];
        foreach ((long number, Trial trial) in trials)
        {
            foreach (Breach breach in trial.Breaches)
            {
                int place = found.FindIndex(discovery => discovery.Breach == breach);
                if (place < 0)
                {
                    found.Add(new Discovery(breach, number, 1, Shrunk(breach, trial.Scenario, failOn, make)));
                }
                else
                {
                    found[place] = found[place] with { Count = found[place].Count + 1 };
                }
            }
        }

        return found;
    }

    /// <summary>What several searches found, each mistake once: what the first of them found, by their numbers, with the count of all.</summary>
    public static ValueList<Discovery> Joined(IEnumerable<Discovery> discoveries) => discoveries
        .GroupBy(discovery => discovery.Breach)
        .Select(same => same.MinBy(discovery => discovery.Number)! with { Count = same.Sum(discovery => discovery.Count) })
        .ToValueList();

    /// <summary>The run of the smallest scenario.</summary>
    public Judgement Run(Func<ClientSetup, IClient>? make) => RunOf(Smallest, make);

    /// <summary>
    /// What is left guards against the mistake where the scenario itself does: the reference client is put to the same test, and
    /// stands it. Else a scenario in which nothing happens were the smallest that disappoints.
    /// </summary>
    private static Scenario Shrunk(Breach breach, Scenario scenario, Level failOn, Func<ClientSetup, IClient>? make)
    {
        bool guards = make is not null && IsStood(scenario);
        return Shrinker.Shrink(scenario, smaller => Trial.BreachesOf(RunOf(smaller, make), failOn).Contains(breach) && (!guards || IsStood(smaller)));

        bool IsStood(Scenario tried)
        {
            Judgement run = RunOf(tried, null);
            return !Trial.BreachesOf(run, failOn).Any() && (RuleCatalogue.Find(breach.Name) is null || run.Exercised.Any(rule => rule.Id == breach.Name));
        }
    }

    private static Judgement RunOf(Scenario scenario, Func<ClientSetup, IClient>? make) => Judge.Of(scenario, ScenarioRunner.Run(scenario, make));
}
