using System.Runtime.CompilerServices;

namespace Simulator.Time;

/// <summary>
/// Items in the order in which they are due; of those due at one instant, in their order of rank and then of coming.
/// </summary>
/// <remarks>
/// A binary heap. Taking the first item leaves its place vacant until it is known what comes next: where that is a new
/// item, as when each item brings about another, one walk down the heap does for both. <c>PriorityQueue</c> walks
/// twice, and compares through a comparer. What is called for each item is inlined: its results need no memory then,
/// which is a quarter of what it costs with few items.
/// </remarks>
internal sealed class DueQueue<T>
{
    private const int FirstCapacity = 16;

    private Waiting[] heap = new Waiting[FirstCapacity];
    private int used;
    private bool isFirstVacant;
    private Waiting? alarm;
    private uint sequence;

    /// <summary>How many items there are.</summary>
    public int Count => (isFirstVacant ? used - 1 : used) + (alarm is null ? 0 : 1);

    /// <summary>When the first item is due, or null where there is none.</summary>
    public Instant? FirstDue
    {
        get
        {
            if (isFirstVacant)
            {
                FillFirst();
            }

            return (alarm, used) switch
            {
                (null, 0) => null,
                (Waiting set, 0) => set.Place.Due,
                (null, _) => heap[0].Place.Due,
                (Waiting set, _) => set.Place.IsBefore(heap[0].Place) ? set.Place.Due : heap[0].Place.Due,
            };
        }
    }

    /// <summary>All items in their order.</summary>
    public IEnumerable<(Instant Due, T Item)> InOrder => heap[(isFirstVacant ? 1 : 0)..used]
        .Concat(alarm is Waiting set ? [set] : [])
        .OrderBy(waiting => waiting.Place.Due)
        .ThenBy(waiting => waiting.Place.Order)
        .Select(waiting => (waiting.Place.Due, waiting.Item!));

    /// <summary>Adds an item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Instant due, int rank, T item)
    {
        var place = new Place(due, ((long)rank << 32) | checked(sequence++));
        if (isFirstVacant)
        {
            isFirstVacant = false;
            SinkFromTop(place, item);
            return;
        }

        if (used == heap.Length)
        {
            Array.Resize(ref heap, used * 2);
        }

        RiseFrom(used++, place, item);
    }

    /// <summary>Adds an item in place of the one that was added so the last time, should that still be here.</summary>
    public void SetAlarm(Instant due, T item) => alarm = new Waiting(new Place(due, checked(sequence++)), item);

    /// <summary>Takes away the item that <see cref="SetAlarm"/> added.</summary>
    public void ClearAlarm() => alarm = null;

    /// <summary>Takes the first item, where it is due by <paramref name="end"/>.</summary>
    /// <param name="end">The latest instant.</param>
    /// <param name="due">When the item was due.</param>
    /// <param name="item">The item.</param>
    /// <returns>Whether there was one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(Instant end, out Instant due, out T? item)
    {
        if (isFirstVacant)
        {
            FillFirst();
        }

        if (alarm is Waiting set && (used == 0 || set.Place.IsBefore(heap[0].Place)))
        {
            (due, item) = (set.Place.Due, set.Item);
            alarm = due <= end ? null : alarm;
            return due <= end;
        }

        if (used == 0 || heap[0].Place.Due > end)
        {
            (due, item) = (end, default);
            return false;
        }

        (due, item) = (heap[0].Place.Due, heap[0].Item);
        isFirstVacant = true;
        return true;
    }

    private void FillFirst()
    {
        isFirstVacant = false;
        used--;
        if (used > 0)
        {
            SinkFromTop(heap[used].Place, heap[used].Item);
        }

        heap[used] = default;
    }

    private void RiseFrom(int index, Place place, T? item)
    {
        while (index > 0 && place.IsBefore(heap[(index - 1) / 2].Place))
        {
            heap[index] = heap[(index - 1) / 2];
            index = (index - 1) / 2;
        }

        heap[index] = new Waiting(place, item);
    }

    private void SinkFromTop(Place place, T? item)
    {
        Span<Waiting> all = heap.AsSpan(0, used);
        int index = 0;
        for (int child = 1; child < all.Length; child = (2 * index) + 1)
        {
            if (child + 1 < all.Length)
            {
                child += Unsafe.BitCast<bool, byte>(all[child + 1].Place.IsBefore(all[child].Place)); // which one cannot be foretold: no jump
            }

            if (!all[child].Place.IsBefore(place))
            {
                break;
            }

            all[index] = all[child];
            index = child;
        }

        all[index] = new Waiting(place, item);
    }

    private readonly record struct Waiting(Place Place, T? Item);

    /// <summary>Where an item stands in the order; no two stand at one place.</summary>
    private readonly record struct Place(Instant Due, long Order)
    {
        public bool IsBefore(in Place other) => Due < other.Due | (Due == other.Due & Order < other.Order);
    }
}
