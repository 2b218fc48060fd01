using BenchmarkDotNet.Attributes;
using Simulator.Benchmarks.Peers;

namespace Simulator.Benchmarks;

/// <summary>What a hold costs - take the earliest item, schedule it anew - with few and many items pending.</summary>
[MemoryDiagnoser]
public class ClockHolds
{
    private const int Holds = 1_000;

    private VirtualClockHold clock = null!;
    private ReactiveHold reactive = null!;

    /// <summary>How many items are pending.</summary>
    [Params(1, 100, 10_000, 1_000_000)]
    public int Pending { get; set; }

    /// <summary>Schedules the items.</summary>
    [GlobalSetup]
    public void Fill()
    {
        clock = new VirtualClockHold(Pending);
        reactive = new ReactiveHold(Pending);
    }

    /// <summary>The clock of this project.</summary>
    /// <returns>The time of the last hold.</returns>
    [Benchmark(Baseline = true, OperationsPerInvoke = Holds)]
    public long VirtualClock() => clock.Run(Holds);

    /// <summary>The virtual time of Rx.</summary>
    /// <returns>The time of the last hold.</returns>
    [Benchmark(OperationsPerInvoke = Holds)]
    public long Reactive() => reactive.Run(Holds);
}
