using Simulator.Collections;
using Simulator.Exploration.Generation;
using Simulator.Exploration.Shrinking;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Simulation;

namespace Simulator.Tests.Canaries;

/// <summary>Hunts canaries: by the scenario files, and by random scenarios from as many starts as there are hunts.</summary>
internal static class CanaryHunt
{
    /// <summary>The most random scenarios that a canary may outlive.</summary>
    public const int MostScenarios = 1_000;

    private const int Hunts = 20;

    private static readonly Lazy<IReadOnlyList<Scenario>> Files = new(() =>
    {
        ScenarioSet set = ScenarioLoader.Load([Repository.Path("scenarios")], new ReadSettings());
        Assert.Empty(set.Errors);
        return [.. set.Scenarios.Select(loaded => loaded.Scenario)];
    });

    private static readonly Lazy<Scenario>[] Random =
        [.. Enumerable.Range(0, Hunts * MostScenarios).Select(seed => new Lazy<Scenario>(() => ScenarioGenerator.Draw(seed)))];

    /// <summary>What caught each canary of the catalogue, in its order.</summary>
    public static Lazy<IReadOnlyList<CanaryCatch>> All { get; } = new(() =>
    {
        var caught = new CanaryCatch[CanaryCatalogue.All.Count];
        Parallel.For(0, caught.Length, index => caught[index] = Of(CanaryCatalogue.All[index], Hunts));
        return caught;
    });

    /// <summary>What catches <paramref name="canary"/>, in so many hunts.</summary>
    public static CanaryCatch Of(Canary canary, int hunts)
    {
        List<Scenario> files = [.. Files.Value
            .Where(Names)
            .OrderByDescending(First)
            .ThenByDescending(scenario => scenario.Rules.Intersect(canary.Rules).Any())
            .ThenBy(scenario => scenario.Steps.Count)];
        (int? needed, List<Scenario> caught) = AtRandom(canary, hunts);
        Scenario? first = caught.Find(First);
        bool Names(Scenario scenario) => CanaryWatch.Names(canary, scenario);
        bool First(Scenario scenario) => CanaryWatch.NamesFirst(canary, scenario);
        Assert.True(caught.TrueForAll(Names), $"{canary.Name}: the judgement does not say what its rules say");
        return new CanaryCatch(
            canary,
            files.Select(scenario => scenario.Id).ToValueList(),
            files.Count(First),
            needed,
            first is null ? null : Shrinker.Shrink(first, scenario => Names(scenario) && First(scenario)));
    }

    /// <summary>
    /// All hunts go on at the same pace until more than half of them have caught the canary: the number that the last of
    /// these needed is the (upper) median, and what the others would have needed is not asked.
    /// </summary>
    private static (int? Needed, List<Scenario> Caught) AtRandom(Canary canary, int hunts)
    {
        List<int> hunting = [.. Enumerable.Range(0, hunts)];
        var caught = new List<Scenario>();
        for (int number = 0; number < MostScenarios; number++)
        {
            foreach (int hunt in hunting.ToArray())
            {
                Scenario scenario = Random[(hunt * MostScenarios) + number].Value;
                if (CanaryWatch.NamesAtRandom(canary, scenario))
                {
                    caught.Add(scenario);
                    hunting.Remove(hunt);
                }
            }

            if (hunting.Count <= (hunts - 1) / 2)
            {
                return (number + 1, caught);
            }
        }

        return (null, caught);
    }
}
