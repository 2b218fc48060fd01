using Simulator.Logs;

namespace Simulator.Scenarios.Serving;

/// <summary>What has happened while others may ask for it, from any thread.</summary>
/// <param name="most">How many of the latest entries are kept.</param>
internal sealed class SeenEntries(int most = int.MaxValue)
{
    private readonly Lock gate = new();
    private readonly Queue<Entry> kept = new();

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>Something happens.</summary>
    public void Add(Entry entry)
    {
        lock (gate)
        {
            Count++;
            kept.Enqueue(entry);
            if (kept.Count > most)
            {
                kept.Dequeue();
            }
        }
    }

    /// <summary>Those that are kept, without the first <paramref name="number"/> of all.</summary>
    public IReadOnlyList<Entry> From(int number)
    {
        lock (gate)
        {
            return [.. kept.Skip(Math.Max(0, number - (Count - kept.Count)))];
        }
    }
}
