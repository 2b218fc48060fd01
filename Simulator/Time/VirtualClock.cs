namespace Simulator.Time;

/// <summary>
/// The simulation's clock: a queue of items, each with the instant at which it is due. Time moves only when the next
/// item is taken; items that are due at one instant come in order of their rank, then in order of scheduling.
/// </summary>
/// <typeparam name="T">What is scheduled.</typeparam>
/// <remarks>
/// <c>FakeTimeProvider</c> is no substitute: one advance jumps to its end before any timer fires, and its ties are not
/// first-in-first-out.
/// </remarks>
public sealed class VirtualClock<T>
{
    private readonly DueQueue<T> queue = new();

    /// <summary>The current instant: that of the item taken last.</summary>
    public Instant Now { get; private set; } = Instant.Start;

    /// <summary>How many items are waiting.</summary>
    public int Pending => queue.Count;

    /// <summary>When the next item is due, or null where none waits.</summary>
    public Instant? NextDue => queue.FirstDue;

    /// <summary>All that waits, in the order in which it will be taken.</summary>
    public IEnumerable<(Instant Due, T Item)> Waiting => queue.InOrder;

    /// <summary>Puts <paramref name="item"/> in the queue.</summary>
    /// <param name="due">When it is due; not before <see cref="Now"/>.</param>
    /// <param name="item">The item.</param>
    /// <param name="rank">Items of a lower rank come first at one instant.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="due"/> lies in the past.</exception>
    public void Schedule(Instant due, T item, int rank = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(due, Now);
        queue.Add(due, rank, item);
    }

    /// <summary>Puts <paramref name="item"/> in the queue as an alarm, of which there is one at most: it takes the place of the one before.</summary>
    /// <param name="due">When it is due; not before <see cref="Now"/>.</param>
    /// <param name="item">The item.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="due"/> lies in the past.</exception>
    public void SetAlarm(Instant due, T item)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(due, Now);
        queue.SetAlarm(due, item);
    }

    /// <summary>Takes the alarm out of the queue, if there is one.</summary>
    public void ClearAlarm() => queue.ClearAlarm();

    /// <summary>Takes the next item, and moves <see cref="Now"/> to the instant at which it is due.</summary>
    /// <param name="end">An item that is due later is left; the clock then stands at this instant.</param>
    /// <param name="item">The item taken.</param>
    /// <returns>Whether there was an item that is due by <paramref name="end"/>.</returns>
    public bool TryTake(Instant end, out T? item)
    {
        bool taken = queue.TryTake(end, out Instant due, out item);
        Now = taken ? due : Instant.Later(Now, end);
        return taken;
    }
}
