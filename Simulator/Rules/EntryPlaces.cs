using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>Where in a log the entries of each kind stand: a rule visits only those that concern it.</summary>
internal sealed class EntryPlaces
{
    private readonly ValueList<Entry> entries;
    private readonly List<Type> kinds = new(16); // few enough to look one up by going through them

    /// <summary>All indexes, sorted by kind and then by index.</summary>
    private readonly int[] indexes;

    /// <summary>Where in <see cref="indexes"/> those of each kind begin; one more for the end.</summary>
    private readonly int[] begins;

    public EntryPlaces(ValueList<Entry> entries)
    {
        this.entries = entries;
        var kindOf = new int[entries.Count];
        for (int index = 0; index < kindOf.Length; index++)
        {
            kindOf[index] = Add(entries[index].GetType());
        }

        indexes = new int[kindOf.Length];
        begins = new int[kinds.Count + 1];
        Array.ForEach(kindOf, kind => begins[kind + 1]++);
        for (int kind = 0; kind < kinds.Count; kind++)
        {
            begins[kind + 1] += begins[kind];
        }

        int[] next = [.. begins];
        for (int index = 0; index < kindOf.Length; index++)
        {
            indexes[next[kindOf[index]]++] = index;
        }
    }

    /// <summary>The entries of one kind in [from, to), with their indexes.</summary>
    public EntriesOf<T> Of<T>(int from, int to)
        where T : Entry
    {
        int kind = Find(typeof(T));
        ReadOnlySpan<int> all = kind < 0 ? [] : indexes.AsSpan(begins[kind]..begins[kind + 1]);
        return new EntriesOf<T>(entries, all[PlaceOf(all, from)..PlaceOf(all, Math.Max(from, to))]);
    }

    /// <summary>The index of the first entry of a kind in [from, to) that fits; -1 where there is none.</summary>
    public int First<T>(int from, int to, Func<T, bool>? fits)
        where T : Entry
    {
        foreach ((int index, T entry) in Of<T>(from, to))
        {
            if (fits is null || fits(entry))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The place of the first index that is not below <paramref name="from"/>.</summary>
    private static int PlaceOf(ReadOnlySpan<int> all, int from)
    {
        int place = all.BinarySearch(from);
        return place < 0 ? ~place : place;
    }

    private int Add(Type kind)
    {
        int found = Find(kind);
        if (found < 0)
        {
            found = kinds.Count;
            kinds.Add(kind);
        }

        return found;
    }

    private int Find(Type kind)
    {
        int found = kinds.Count - 1;
        while (found >= 0 && kinds[found] != kind)
        {
            found--;
        }

        return found;
    }
}
