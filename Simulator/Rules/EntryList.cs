using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>The entries of one kind in a log, each with its index, in order.</summary>
internal sealed class EntryList<T>
    where T : Entry
{
    private (int Index, T Entry)[] entries = [];

    public int Count { get; private set; }

    /// <summary>The one at <paramref name="place"/> in the list, from 0.</summary>
    public (int Index, T Entry) this[int place] => entries[place];

    /// <summary>Walks all of them, with nothing to allocate.</summary>
    public Span<(int Index, T Entry)>.Enumerator GetEnumerator() => entries.AsSpan(0, Count).GetEnumerator();

    /// <summary>Adds the entry at <paramref name="index"/>, which is behind all that are there.</summary>
    public void Add(int index, T entry)
    {
        if (Count == entries.Length)
        {
            Array.Resize(ref entries, Math.Max(4, 2 * Count));
        }

        entries[Count++] = (index, entry);
    }

    /// <summary>Those in [from, to).</summary>
    public ReadOnlySpan<(int Index, T Entry)> In(int from, int to)
    {
        int first = PlaceOf(from);
        return entries.AsSpan(first..Math.Max(first, PlaceOf(to)));
    }

    /// <summary>The index of the first one in [from, to); -1 where there is none.</summary>
    public int First(int from, int to)
    {
        int place = PlaceOf(from);
        return place < Count && entries[place].Index < to ? entries[place].Index : -1;
    }

    /// <summary>The index of the first one in [from, to) that fits; -1 where there is none.</summary>
    public int First(int from, int to, Func<T, bool> fits)
    {
        for (int place = PlaceOf(from); place < Count && entries[place].Index < to; place++)
        {
            if (fits(entries[place].Entry))
            {
                return entries[place].Index;
            }
        }

        return -1;
    }

    /// <summary>The index of the last one before <paramref name="to"/>; -1 where there is none.</summary>
    public int Last(int to) => PlaceOf(to) is int behind and > 0 ? entries[behind - 1].Index : -1;

    /// <summary>Whether there is one in [from, to).</summary>
    public bool Any(int from, int to) => First(from, to) >= 0;

    /// <summary>Whether there is one in [from, to) that fits.</summary>
    public bool Any(int from, int to, Func<T, bool> fits) => First(from, to, fits) >= 0;

    /// <summary>The place of the first one whose index is not below <paramref name="from"/>.</summary>
    private int PlaceOf(int from)
    {
        if (Count == 0 || from <= entries[0].Index)
        {
            return 0; // mostly rules ask for the whole log, or for a kind that is not in it
        }

        int low = 1;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = entries[middle].Index < from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
