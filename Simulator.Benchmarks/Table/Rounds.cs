namespace Simulator.Benchmarks.Table;

/// <summary>
/// Measures contenders in turns, so that what disturbs one round disturbs all of them, and ratios hold. What counts is
/// the time of the processor, not of the clock on the wall: the cores are shared.
/// </summary>
internal static class Rounds
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(25);

    /// <summary>Measures short work, repeated for a while in each of many rounds.</summary>
    public static IReadOnlyList<Figure> OfShort(Effort effort, params IReadOnlyList<Contender> contenders)
    {
        foreach (Contender contender in contenders)
        {
            Measure(contender, effort.WarmUp);
        }

        return Of(contenders, effort.Rounds, Round);
    }

    /// <summary>Measures long work, once in each of a few rounds.</summary>
    public static IReadOnlyList<Figure> OfLong(Effort effort, params IReadOnlyList<Contender> contenders) => Of(contenders, effort.LongRounds, TimeSpan.Zero);

    private static Figure[] Of(IReadOnlyList<Contender> contenders, int rounds, TimeSpan length)
    {
        List<(double Nanoseconds, double Bytes)>[] measured = [.. contenders.Select(_ => new List<(double, double)>())];
        for (int round = 0; round < rounds; round++)
        {
            for (int index = 0; index < contenders.Count; index++)
            {
                measured[index].Add(Measure(contenders[index], length));
            }
        }

        return [.. measured.Select(own => new Figure([.. own.Select(round => round.Nanoseconds)], own.Min(round => round.Bytes)))];
    }

    private static (double Nanoseconds, double Bytes) Measure(Contender contender, TimeSpan length)
    {
        TimeSpan took = TimeSpan.Zero;
        long bytes = 0;
        long operations = 0;
        do
        {
            contender.Prepare();
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            contender.Run();
            took += Environment.CpuUsage.TotalTime - start;
            bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
            operations += contender.Operations;
        }
        while (took < length);
        return (took.TotalNanoseconds / operations, (double)bytes / operations);
    }
}
