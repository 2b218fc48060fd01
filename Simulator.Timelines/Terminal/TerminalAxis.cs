using Simulator.Logs;

namespace Simulator.Timelines.Terminal;

/// <summary>Gives each entry of a log a column. Time runs on the logarithm of what passes between two instants, so that both 50 ms and 5 minutes are seen.</summary>
internal sealed class TerminalAxis
{
    private const double Instant = 0.6; // an instant in which something happens is worth some room of its own
    private const double Unit = 25; // milliseconds

    private readonly int[] columns;

    /// <summary>An axis of so many columns.</summary>
    public TerminalAxis(TransitionLog log, int width)
    {
        Width = width;
        double[] places = Places(log);
        double whole = Math.Max(places[^1], 1);
        columns = [.. places.Select(place => Math.Min(width - 1, (int)(place / whole * (width - 1))))];
    }

    /// <summary>The number of columns.</summary>
    public int Width { get; }

    /// <summary>The column of an entry; behind the last one that of the end of the run.</summary>
    public int this[int entry] => columns[entry];

    private static double[] Places(TransitionLog log)
    {
        double[] places = new double[log.Entries.Count + 1];
        for (int index = 1; index < places.Length; index++)
        {
            long passed = (log.WhenAt(index).At - log.WhenAt(index - 1).At).Milliseconds;
            places[index] = places[index - 1] + (passed == 0 ? 0 : Instant + Math.Log2(1 + (passed / Unit)));
        }

        return places;
    }
}
