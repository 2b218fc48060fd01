using System.Diagnostics;
using Simulator.Findings;
using Simulator.Simulation;

namespace Simulator.Benchmarks.Growth;

/// <summary>What a scenario of some size costs.</summary>
/// <param name="Entries">The entries of its log.</param>
/// <param name="Seconds">The time of the processor for the run and the judgement.</param>
/// <param name="Bytes">The memory that the log and the judgement hold when both are done.</param>
internal readonly record struct GrowthFigure(int Entries, double Seconds, long Bytes)
{
    /// <summary>Seconds for a million entries.</summary>
    public double PerMillion => Seconds * 1_000_000 / Entries;

    /// <summary>Bytes for an entry.</summary>
    public double PerEntry => (double)Bytes / Entries;

    /// <summary>Measures a case at about so many entries: the best of some rounds, since what else the machine does only adds.</summary>
    public static GrowthFigure Of(GrowthCase growth, int entries, int rounds)
    {
        const int Probe = 20;
        int perProbe = ScenarioRunner.Run(growth.Of(Probe)).Entries.Count;
        int perDouble = ScenarioRunner.Run(growth.Of(2 * Probe)).Entries.Count;
        int size = Math.Max(1, (int)((long)Probe * (entries - (2 * perProbe) + perDouble) / Math.Max(1, perDouble - perProbe)));
        return Enumerable.Range(0, rounds).Select(_ => Once(growth.Of(size))).MinBy(figure => figure.Seconds);
    }

    private static GrowthFigure Once(Scenario scenario)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using Process process = Process.GetCurrentProcess();
        TimeSpan start = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var judgement = Judge.Of(scenario, ScenarioRunner.Run(scenario));
        double wall = clock.Elapsed.TotalSeconds;
        process.Refresh();
        double seconds = Math.Max((process.TotalProcessorTime - start).TotalSeconds, 0.000_001);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(judgement);
        return new GrowthFigure(judgement.Log.Entries.Count, wall < 0.05 ? wall : seconds, held); // the processor's clock is too coarse for a short run
    }
}
