using System.Diagnostics;
using Simulator.Findings;
using Simulator.Simulation;

namespace Simulator.Benchmarks.Growth;

/// <summary>What scenarios of some size cost.</summary>
/// <param name="Entries">The entries of all their logs.</param>
/// <param name="Seconds">The time of the processor for the runs and the judgements.</param>
/// <param name="Bytes">The memory that the logs and the judgements hold when all is done.</param>
internal readonly record struct GrowthFigure(int Entries, double Seconds, long Bytes)
{
    /// <summary>Seconds for a million entries.</summary>
    public double PerMillion => Seconds * 1_000_000 / Entries;

    /// <summary>Bytes for an entry.</summary>
    public double PerEntry => (double)Bytes / Entries;

    /// <summary>Measures a case at about so many entries: the best of some rounds, since what else the machine does only adds.</summary>
    /// <param name="growth">The case.</param>
    /// <param name="entries">The entries that its log shall have, about.</param>
    /// <param name="rounds">How often it is measured.</param>
    /// <param name="count">How many such logs are made, one after the other, and all kept.</param>
    public static GrowthFigure Of(GrowthCase growth, int entries, int rounds, int count = 1)
    {
        const int Probe = 20;
        int perProbe = ScenarioRunner.Run(growth.Of(Probe)).Entries.Count;
        int perDouble = ScenarioRunner.Run(growth.Of(2 * Probe)).Entries.Count;
        int size = Math.Max(1, (int)((long)Probe * (entries - (2 * perProbe) + perDouble) / Math.Max(1, perDouble - perProbe)));
        return Enumerable.Range(0, rounds).Select(_ => Once(growth.Of(size), count)).MinBy(figure => figure.Seconds);
    }

    private static GrowthFigure Once(Scenario scenario, int count)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using Process process = Process.GetCurrentProcess();
        TimeSpan start = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var judgements = new Judgement[count];
        for (int place = 0; place < count; place++)
        {
            judgements[place] = Judge.Of(scenario, ScenarioRunner.Run(scenario));
        }

        double wall = clock.Elapsed.TotalSeconds;
        process.Refresh();
        double seconds = Math.Max((process.TotalProcessorTime - start).TotalSeconds, 0.000_001);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(judgements);
        return new GrowthFigure(judgements.Sum(judgement => judgement.Log.Entries.Count), wall < 0.05 ? wall : seconds, held); // the processor's clock is too coarse for a short run
    }
}
