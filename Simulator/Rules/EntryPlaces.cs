using System.Runtime.InteropServices;
using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>Where in a log the entries of each kind stand: a rule visits only those that concern it.</summary>
internal sealed class EntryPlaces
{
    private readonly ValueList<Entry> entries;
    private readonly Dictionary<Type, List<int>> places = [];

    public EntryPlaces(ValueList<Entry> entries)
    {
        this.entries = entries;
        for (int index = 0; index < entries.Count; index++)
        {
            ref List<int>? found = ref CollectionsMarshal.GetValueRefOrAddDefault(places, entries[index].GetType(), out _);
            found ??= [];
            found.Add(index);
        }
    }

    /// <summary>The entries of one kind in [from, to), with their indexes.</summary>
    public IEnumerable<(int Index, T Entry)> Of<T>(int from, int to)
        where T : Entry => places.TryGetValue(typeof(T), out List<int>? found) ? Of<T>(found, from, to) : [];

    /// <summary>The index of the first entry of a kind in [from, to) that fits; -1 where there is none.</summary>
    public int First<T>(int from, int to, Func<T, bool>? fits)
        where T : Entry
    {
        if (places.TryGetValue(typeof(T), out List<int>? found))
        {
            for (int place = PlaceOf(found, from); place < found.Count && found[place] < to; place++)
            {
                if (fits is null || fits((T)entries[found[place]]))
                {
                    return found[place];
                }
            }
        }

        return -1;
    }

    private IEnumerable<(int Index, T Entry)> Of<T>(List<int> found, int from, int to)
        where T : Entry
    {
        for (int place = PlaceOf(found, from); place < found.Count && found[place] < to; place++)
        {
            yield return (found[place], (T)entries[found[place]]);
        }
    }

    /// <summary>The place of the first index that is not below <paramref name="from"/>.</summary>
    private static int PlaceOf(List<int> found, int from)
    {
        int place = from == 0 ? 0 : found.BinarySearch(from);
        return place < 0 ? ~place : place;
    }
}
