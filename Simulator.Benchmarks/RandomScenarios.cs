using BenchmarkDotNet.Attributes;

namespace Simulator.Benchmarks;

/// <summary>What one random scenario costs from its seed to its judgement, over each client.</summary>
/// <remarks>The same batch each time: one scenario differs too much from the next to stand for all.</remarks>
[MemoryDiagnoser]
public class RandomScenarios
{
    private const int BatchSize = 200;

    private readonly MeasuredClient reference = MeasuredClient.Reference;
    private readonly MeasuredClient async = MeasuredClient.Async;

    /// <summary>The batch over the reference client.</summary>
    /// <returns>The number of findings, so that nothing of the work can be left out.</returns>
    [Benchmark(Baseline = true, OperationsPerInvoke = BatchSize)]
    public int Reference() => Findings(reference);

    /// <summary>The batch over the async client in its host.</summary>
    /// <returns>The number of findings, so that nothing of the work can be left out.</returns>
    [Benchmark(OperationsPerInvoke = BatchSize)]
    public int Async() => Findings(async);

    private static int Findings(MeasuredClient client)
    {
        int findings = 0;
        for (int seed = 0; seed < BatchSize; seed++)
        {
            findings += client.Judge(seed).Findings.Count;
        }

        return findings;
    }
}
