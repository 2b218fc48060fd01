using BenchmarkDotNet.Attributes;
using Simulator.Benchmarks.Peers;

namespace Simulator.Benchmarks;

/// <summary>The hold of <see cref="ClockHolds"/> on FakeTimeProvider, with few timers: each step looks at all of them.</summary>
[MemoryDiagnoser]
public class FakeTimeHolds
{
    private const int Holds = 100;

    private FakeTimeHold hold = null!;

    /// <summary>How many timers are pending.</summary>
    [Params(1, 100, 10_000)]
    public int Pending { get; set; }

    /// <summary>Makes the timers.</summary>
    [GlobalSetup]
    public void Fill() => hold = new FakeTimeHold(Pending);

    /// <summary>Works out when timers will be due.</summary>
    [IterationSetup]
    public void Prepare() => hold.Prepare(Holds);

    /// <summary>Advances from one due timer to the next.</summary>
    /// <returns>How many timers fired.</returns>
    [Benchmark(OperationsPerInvoke = Holds)]
    public int FakeTimeProvider() => hold.Run();
}
