using Simulator.Benchmarks.Peers;
using Simulator.Exploration.StateSpace;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Benchmarks.Table;

/// <summary>The walk of the machine beside plainer walks of the same closure.</summary>
internal static class WalkComparison
{
    private const double SpinPerSecond = 0.32e6; // measured before, on another model

    private static readonly ClientSetup Setup = new();
    private static readonly Duration Tick = new(250);

    /// <summary>Measures, and gives the rows.</summary>
    /// <exception cref="InvalidOperationException">The walks do not meet equally many states.</exception>
    public static IEnumerable<TableLine> Lines(Effort effort)
    {
        (int states, double packedBytes) = Held(Packed);
        double hashSetBytes = HeldOf(states, HashSetOfKeys);
        double recordBytes = HeldOf(states, HashSetOfRecords);
        IReadOnlyList<Figure> figures = Rounds.OfLong(
            effort,
            new Contender(() => Packed(), states), new Contender(() => HashSetOfKeys(), states), new Contender(() => HashSetOfRecords(), states));
        double rate = figures[0].PerSecond;
        long moves = MachineWalk.Of(Setup, Tick).Moves;
        string figure = $"{Numbers.PerSecond(rate)} ({Numbers.Number(states)} states, {Numbers.PerSecond(rate * moves / states)} moves)";
        yield return Line(TableRow.WalkBesideHashSet, figure, figures[1].PerSecond, figures[0].TimesAsFastAs(figures[1]), rate >= 2e6);
        yield return Line(TableRow.WalkBesideRecords, figure, figures[2].PerSecond, figures[0].TimesAsFastAs(figures[2]), null);
        yield return Line(TableRow.WalkBesideSpin, figure, SpinPerSecond, rate / SpinPerSecond, rate / SpinPerSecond >= 6);
        yield return Memory(TableRow.MemoryBesideHashSet, packedBytes, hashSetBytes, packedBytes <= 48);
        yield return Memory(TableRow.MemoryBesideRecords, packedBytes, recordBytes, null);
    }

    private static (int States, object Kept) Packed()
    {
        var walk = new MachineWalk(Setup, Tick);
        walk.Close();
        return (walk.Met, walk);
    }

    private static (int States, object Kept) HashSetOfKeys()
    {
        var walk = new HashSetWalk(Setup, Tick);
        return (walk.Close(), walk);
    }

    private static (int States, object Kept) HashSetOfRecords()
    {
        var walk = new RecordWalk(Setup, Tick);
        return (walk.Close(), walk);
    }

    private static double HeldOf(int states, Func<(int States, object Kept)> walk)
    {
        (int met, double bytes) = Held(walk);
        return met == states ? bytes : throw new InvalidOperationException($"one walk meets {states} states, another {met}");
    }

    /// <summary>What a walk holds in memory when it is over.</summary>
    private static (int States, double BytesPerState) Held(Func<(int States, object Kept)> walk)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        (int states, object kept) = walk();
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(kept);
        return (states, (double)(after - before) / states);
    }

    private static TableLine Line(TableRow row, string figure, double peer, double times, bool? met) =>
        new(row, figure, Numbers.PerSecond(peer), times, met);

    private static TableLine Memory(TableRow row, double bytes, double peer, bool? met) =>
        new(row, Numbers.PerState(bytes), Numbers.PerState(peer), peer / bytes, met);
}
