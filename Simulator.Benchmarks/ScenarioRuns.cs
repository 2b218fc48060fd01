using BenchmarkDotNet.Attributes;

namespace Simulator.Benchmarks;

/// <summary>What a hand-written scenario costs, all rules judged.</summary>
[MemoryDiagnoser]
public class ScenarioRuns
{
    private readonly TenMinutes scenario = new();

    /// <summary>Ten simulated minutes.</summary>
    /// <returns>The number of findings, so that no work can be left out.</returns>
    [Benchmark]
    public int Minutes() => scenario.Judge().Findings.Count;
}
