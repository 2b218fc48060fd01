using Simulator.Exploration.Shrinking;
using Simulator.Simulation;

namespace Simulator.Scenarios.Conformance;

/// <summary>What a search has seen of one finding so far.</summary>
internal sealed class Sighting
{
    /// <summary>The smallest scenario that showed it.</summary>
    public Scenario? Smallest { get; private set; }

    /// <summary>The number of files that did.</summary>
    public int Files { get; private set; }

    /// <summary>The number of random scenarios that did.</summary>
    public int Samples { get; private set; }

    /// <summary>The first seed that did.</summary>
    public long? Seed { get; private set; }

    /// <summary>Counts a file.</summary>
    public void AddFile(Scenario scenario)
    {
        Files++;
        Add(scenario);
    }

    /// <summary>Counts a random scenario. Where a file showed it, too, that one is the example: somebody wrote it to be read.</summary>
    public void AddSample(Scenario scenario, long seed)
    {
        Samples++;
        Seed ??= seed;
        if (Files == 0)
        {
            Add(scenario);
        }
    }

    private void Add(Scenario scenario)
    {
        if (Smallest is null || Shrinker.IsSmaller(scenario, Smallest))
        {
            Smallest = scenario;
        }
    }
}
