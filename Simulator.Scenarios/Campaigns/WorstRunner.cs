using System.Globalization;
using Simulator.Exploration.WorstCases;
using Simulator.Findings;
using Simulator.Scenarios.Watching;

namespace Simulator.Scenarios.Campaigns;

/// <summary>Runs a search for the worst on several threads. What is tried is joined in its order, so that nothing depends on the number of threads.</summary>
/// <param name="subject">The client under test.</param>
/// <param name="workers">The number of threads.</param>
internal sealed class WorstRunner(Subject subject, int workers)
{
    /// <summary>Where it is said what is being run.</summary>
    public UnderWay UnderWay { get; init; } = new();

    /// <summary>The search after each stride, to its end.</summary>
    public IEnumerable<WorstSearch> Run(WorstSearch search)
    {
        while (!search.IsComplete)
        {
            search = search.With(TriedIn(search));
            yield return search;
        }
    }

    private WorstCase[] TriedIn(WorstSearch search)
    {
        var tried = new WorstCase[search.Ahead];
        Parallel.For(0, tried.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, place =>
        {
            UnderWay.Begin(string.Create(CultureInfo.InvariantCulture, $"seed {search.SeedOf(place)}{(search.Done < search.Plan.Count ? "" : ", changed")}"));
            tried[place] = search.Try(place, subject);
            UnderWay.End();
        });
        return tried;
    }
}
