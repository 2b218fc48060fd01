using Simulator.Scenarios.Watching;

namespace Simulator.Scenarios.Comparisons;

/// <summary>Compares two clients in many scenarios, on several threads; what comes of it is joined in the order of the scenarios.</summary>
/// <param name="pair">The clients.</param>
/// <param name="workers">The number of threads.</param>
/// <param name="underWay">Where it is said what is being run.</param>
internal sealed class ComparisonRunner(ClientPair pair, int workers, UnderWay underWay)
{
    private const int Stride = 100;

    /// <summary>The comparison after each stride, to its end.</summary>
    public IEnumerable<Comparison> Run(IEnumerable<ComparedScenario> scenarios)
    {
        Comparison comparison = Comparison.None;
        foreach (ComparedScenario[] share in scenarios.Chunk(Stride))
        {
            var compared = new ScenarioComparison[share.Length];
            Parallel.For(0, share.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, place =>
            {
                underWay.Begin(share[place].Name);
                compared[place] = pair.Compare(share[place]);
                underWay.End();
            });
            yield return comparison = comparison.And(compared);
        }
    }
}
