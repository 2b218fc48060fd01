using BenchmarkDotNet.Attributes;
using Simulator.Benchmarks.Peers;

namespace Simulator.Benchmarks;

/// <summary>What one step of the connection machine costs, beside the same in place and the library Stateless.</summary>
[MemoryDiagnoser]
public class MachineSteps
{
    private const int StepsOfALife = 13;

    private readonly MachineLife life = new();

    /// <summary>The machine of this project.</summary>
    /// <returns>The number of outputs.</returns>
    [Benchmark(Baseline = true, OperationsPerInvoke = StepsOfALife)]
    public int Pure() => life.Pure();

    /// <summary>A class with fields that change in place.</summary>
    /// <returns>The number of outputs.</returns>
    [Benchmark(OperationsPerInvoke = StepsOfALife)]
    public int InPlace() => life.InPlace();

    /// <summary>Stateless, with bare transitions.</summary>
    /// <returns>Whether the machine rests.</returns>
    [Benchmark(OperationsPerInvoke = StepsOfALife)]
    public bool Stateless() => life.Stateless();
}
