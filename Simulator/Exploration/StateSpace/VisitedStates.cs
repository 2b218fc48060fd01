using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.StateSpace;

/// <summary>
/// The states that a walk has visited, each once, in the order of discovery: their keys, and the move that reached
/// each. Packed into arrays with a table of open addressing over them, because there can be millions.
/// </summary>
internal sealed class VisitedStates
{
    /// <summary>The place before the first.</summary>
    public const int Nowhere = -1;

    /// <summary>Nothing happened but what happens by itself.</summary>
    public const int NoLetter = -1;

    private const int Empty = 0; // so that a new table need not be filled; a place has its number plus one in it
    private const int Never = int.MaxValue;

    private UInt128[] keys = [];
    private Way[] ways = [];
    private int[] table = new int[16];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many moves led to the place that was found last: breadth first, none is farther.</summary>
    public int Depth
    {
        get
        {
            int moves = 0;
            for (int place = Count - 1; place >= 0 && ways[place].From != Nowhere; place = ways[place].From)
            {
                moves++;
            }

            return moves;
        }
    }

    /// <summary>The memory that they take, in bytes.</summary>
    public long Bytes => ((long)keys.Length * 32) + ((long)table.Length * sizeof(int));

    /// <summary>The number of the place with <paramref name="key"/>; <see cref="Nowhere"/> where it is not known.</summary>
    public int Find(UInt128 key) => table[SlotOf(key)] - 1;

    /// <summary>Adds a place that is not known.</summary>
    public void Add(RunState situation, Move by)
    {
        Grow();
        table[SlotOf(situation.Key)] = Count + 1;
        keys[Count] = situation.Key;
        ways[Count] = new Way(by.From, Packed(by.At), Packed(situation.Next), (short)by.Letter, situation.Asleep, StateOf(situation));
        Count++;
    }

    /// <summary>Whether a situation that is reached at <paramref name="at"/> looks like that of the place: the same is read, and the next thing is as far away.</summary>
    public bool IsLike(int place, RunState situation, Instant at)
    {
        Instant next = Next(place);
        bool isAsFar = next == Instant.Never || situation.Next == Instant.Never ? next == situation.Next : next - At(place) == situation.Next - at;
        return isAsFar && ways[place].State == StateOf(situation);
    }

    /// <summary>When the place was reached.</summary>
    public Instant At(int place) => new(ways[place].At);

    /// <summary>When the next thing happens by itself there; <see cref="Instant.Never"/> where nothing will.</summary>
    public Instant Next(int place) => ways[place].Next == Never ? Instant.Never : new Instant(ways[place].Next);

    /// <summary>Whether the device sleeps there.</summary>
    public bool Sleeps(int place) => ways[place].Sleeps;

    /// <summary>The letters on the way to the place, the last one first.</summary>
    public IEnumerable<(Instant At, int Letter)> WayTo(int place)
    {
        for (int at = place; at != Nowhere; at = ways[at].From)
        {
            if (ways[at].Letter != NoLetter)
            {
                yield return (At(at), ways[at].Letter);
            }
        }
    }

    /// <summary>The place of the state among the documented ones; one number for all others.</summary>
    private static byte StateOf(RunState situation) => (byte)(StateNames.Parse(situation.State) ?? (ConnectionState)byte.MaxValue);

    private static int Packed(Instant instant) => instant == Instant.Never ? Never : checked((int)instant.Milliseconds);

    private int SlotOf(UInt128 key)
    {
        int slot = (int)((uint)key & (table.Length - 1)); // the key is a hash already
        while (table[slot] != Empty && keys[table[slot] - 1] != key)
        {
            slot = (slot + 1) & (table.Length - 1);
        }

        return slot;
    }

    /// <summary>Makes room for one more: in the arrays by an eighth, so that little stays empty; in the table so that a fifth does.</summary>
    private void Grow()
    {
        if (Count == keys.Length)
        {
            int length = Count + (Count / 8) + 16;
            Array.Resize(ref keys, length);
            Array.Resize(ref ways, length);
        }

        if (Count >= table.Length * 4L / 5)
        {
            table = new int[table.Length * 2];
            for (int place = 0; place < Count; place++)
            {
                table[SlotOf(keys[place])] = place + 1;
            }
        }
    }

    /// <summary>How a place was reached, and when something happens there by itself; 16 bytes.</summary>
    private readonly record struct Way(int From, int At, int Next, short Letter, bool Sleeps, byte State);
}
