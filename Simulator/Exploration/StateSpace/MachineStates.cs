
namespace Simulator.Exploration.StateSpace;

/// <summary>The states that a walk has met: a set of 64-bit keys that keeps the order in which they came.</summary>
/// <remarks>
/// Open addressing over the keys themselves, so that to look one up is mostly one access to memory. Eight bytes for the
/// order and, just after the table has doubled, 21 for the table: 29 a state, and 11 more while it doubles.
/// </remarks>
internal sealed class MachineStates
{
    private const int ChunkBits = 14;
    private const int FirstTableBits = 12;

    private readonly List<ulong[]> order = [];
    private ulong[] table = new ulong[1 << FirstTableBits]; // 0 where a place is free
    private int tableBits = FirstTableBits;

    /// <summary>How many states there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many places the table has.</summary>
    public int VisitedStates => table.Length;

    /// <summary>The most memory that was in use at one moment, in bytes.</summary>
    public long MostBytes { get; private set; }

    private long Bytes => sizeof(ulong) * (table.Length + ((long)order.Count << ChunkBits));

    /// <summary>The key that came as number <paramref name="index"/>, from 0.</summary>
    public ulong this[int index] => order[index >> ChunkBits][index & ((1 << ChunkBits) - 1)];

    /// <summary>Adds <paramref name="key"/> unless it is there already.</summary>
    /// <param name="key">A key; not 0.</param>
    public void Add(ulong key)
    {
        int place = Place(key);
        if (table[place] == key)
        {
            return;
        }

        table[place] = key;
        if ((Count & ((1 << ChunkBits) - 1)) == 0)
        {
            order.Add(new ulong[1 << ChunkBits]);
            MostBytes = Math.Max(MostBytes, Bytes);
        }

        order[^1][Count++ & ((1 << ChunkBits) - 1)] = key;
        if (Count > table.Length / 4 * 3)
        {
            Grow();
        }
    }

    /// <summary>Where in the table <paramref name="key"/> is, or would be put.</summary>
    public int Place(ulong key)
    {
        ulong mixed = (key ^ (key >> 31)) * 0x9E3779B97F4A7C15; // the golden ratio: neighbours are spread over the table
        int place = (int)(mixed >> (64 - tableBits));
        while (table[place] != 0 && table[place] != key)
        {
            place = (place + 1) & (table.Length - 1);
        }

        return place;
    }

    /// <summary>The key in a place of the table; 0 where the place is free.</summary>
    public ulong InPlace(int place) => table[place];

    private void Grow()
    {
        ulong[] old = table;
        table = new ulong[1 << ++tableBits];
        MostBytes = Math.Max(MostBytes, Bytes + (sizeof(ulong) * (long)old.Length));
        foreach (ulong key in old)
        {
            if (key != 0)
            {
                table[Place(key)] = key;
            }
        }
    }
}
