using System.Runtime.InteropServices;
using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>Where in a log the entries of each kind stand: a rule visits only those that concern it.</summary>
internal sealed class EntryPlaces
{
    private readonly ValueList<Entry> entries;
    private readonly Dictionary<Type, List<int>> places = new(24); // hardly a log has entries of more kinds

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
    public EntriesOf<T> Of<T>(int from, int to)
        where T : Entry
    {
        ReadOnlySpan<int> found = places.TryGetValue(typeof(T), out List<int>? all) ? CollectionsMarshal.AsSpan(all) : [];
        return new EntriesOf<T>(entries, found[PlaceOf(found, from)..PlaceOf(found, Math.Max(from, to))]);
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
    private static int PlaceOf(ReadOnlySpan<int> found, int from)
    {
        int place = found.BinarySearch(from);
        return place < 0 ? ~place : place;
    }
}
