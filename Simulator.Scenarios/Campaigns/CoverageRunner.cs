using Simulator.Exploration.Campaigns;
using Simulator.Exploration.CoverageSearch;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Simulation;

namespace Simulator.Scenarios.Campaigns;

/// <summary>Finds out on several threads what scenarios reach, and which would reach what they do not. Nothing depends on the number of threads.</summary>
/// <param name="subject">The client under test.</param>
/// <param name="workers">The number of threads.</param>
internal sealed class CoverageRunner(Subject subject, int workers)
{
    /// <summary>So many random scenarios are tried for what is not reached.</summary>
    public const int Tries = 5_000;

    /// <summary>So many random scenarios are run before anybody may stop them.</summary>
    public const int Share = 5_000;

    private const int Batch = 500;

    /// <summary>What <paramref name="scenarios"/> reach.</summary>
    public Coverage Run(IEnumerable<Scenario> scenarios) => scenarios
        .Chunk(Batch)
        .AsParallel()
        .WithDegreeOfParallelism(workers)
        .Select(batch => Coverage.Of(batch.Select(scenario => subject.Test(scenario))))
        .Aggregate(Coverage.None, (all, batch) => all.And(batch));

    /// <summary>What the random scenarios from <paramref name="from"/> to <paramref name="to"/> reach.</summary>
    public Coverage Run(long from, long to, FaultMix faults) => Run(Drawn(from, to, faults));

    /// <summary>The run of the smallest scenario found for each of <paramref name="goals"/>, in their order; goals for which none is found are left out.</summary>
    public IEnumerable<(Goal Goal, Judgement Run)> Search(IReadOnlyCollection<Goal> goals, FaultMix faults)
    {
        var search = new GoalSearch(subject);
        var reached = DeadlineRaces.Scenarios(subject).Concat(Drawn(0, Tries, faults))
            .AsParallel().AsOrdered().WithDegreeOfParallelism(workers)
            .Select(scenario => (scenario, search.Reached(scenario, goals)));
        IReadOnlyDictionary<Goal, Scenario> smallest = GoalSearch.Smallest(reached);
        return goals.Where(smallest.ContainsKey)
            .AsParallel().AsOrdered().WithDegreeOfParallelism(workers)
            .Select(goal => (goal, search.Shrunk(smallest[goal], goal)));
    }

    private IEnumerable<Scenario> Drawn(long from, long to, FaultMix faults)
    {
        for (long seed = from; seed < to; seed++)
        {
            yield return ScenarioGenerator.Draw(seed, faults, subject.Profile);
        }
    }
}
