using BenchmarkDotNet.Attributes;
using Simulator.Benchmarks.Peers;
using Simulator.Exploration.StateSpace;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Benchmarks;

/// <summary>What the closure of the connection machine costs, with packed states and with plainer sets.</summary>
[MemoryDiagnoser]
public class MachineWalks
{
    private static readonly Duration Tick = new(500);

    private readonly ClientSetup setup = new();

    /// <summary>Packed states in the table of this project.</summary>
    /// <returns>How many states there are.</returns>
    [Benchmark(Baseline = true)]
    public int Packed()
    {
        var walk = new MachineWalk(setup, Tick);
        walk.Close();
        return walk.Met;
    }

    /// <summary>Packed states in a hash set.</summary>
    /// <returns>How many states there are.</returns>
    [Benchmark]
    public int HashSetOfKeys() => new HashSetWalk(setup, Tick).Close();

    /// <summary>Records in a hash set.</summary>
    /// <returns>How many states there are.</returns>
    [Benchmark]
    public int HashSetOfRecords() => new RecordWalk(setup, Tick).Close();
}
