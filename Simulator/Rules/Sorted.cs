namespace Simulator.Rules;

/// <summary>Looks things up that are in the order of their entries, by halves: a rule that looks once for each of many costs n log n.</summary>
internal static class Sorted
{
    /// <summary>The place of the first item whose entry is at <paramref name="index"/> or behind it; the number of items where none is.</summary>
    /// <param name="items">The items, in the order of their entries.</param>
    /// <param name="indexOf">The entry of an item.</param>
    /// <param name="index">The entry that is looked for.</param>
    public static int FirstAt<T>(List<T> items, Func<T, int> indexOf, int index)
    {
        int low = 0;
        int high = items.Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = indexOf(items[middle]) < index ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
