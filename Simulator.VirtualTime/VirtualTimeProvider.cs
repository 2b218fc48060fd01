using System.Diagnostics;
using Simulator.VirtualTime.Escapes;

namespace Simulator.VirtualTime;

/// <summary>
/// A clock that moves only when it is told to, for <c>Task.Delay</c>, timers, <c>CancellationTokenSource</c> and
/// <c>PeriodicTimer</c>. Each timer fires with the clock at the time it was due, and those due together in the order
/// in which they were set. Usable alone, as the <see cref="TimeProvider"/> of any test that runs on one thread.
/// </summary>
/// <remarks>
/// Unlike Microsoft's FakeTimeProvider, which sets the clock to the end first, fires ties in no certain order, calls
/// back inside <c>CreateTimer</c> when nothing is to be waited for, and stops for good when a callback throws.
/// </remarks>
public sealed class VirtualTimeProvider : TimeProvider
{
    /// <summary>Where the wall clock begins.</summary>
    public static readonly DateTimeOffset Beginning = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Setting, (TimeSpan Due, long Sequence)> settings = new();
    private long sequence;
    private TimeSpan wallAhead;
    private List<(TimeSpan Due, string Place)>? places;

    /// <summary>Whether the clock is that of a <see cref="VirtualRun"/>, which alone moves it.</summary>
    internal bool IsOfRun { get; init; }

    /// <summary>The time since the clock was made; it never goes backward.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>When the next timer is due, counted as <see cref="Elapsed"/>; null where none is set.</summary>
    public TimeSpan? NextDue => DropReplaced() ? settings.Peek().Due : null;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Beginning + Elapsed + wallAhead;

    /// <summary>Steps the wall clock, as time servers and users do. Timers and <see cref="Elapsed"/> do not notice.</summary>
    /// <param name="by">How far; negative for backward.</param>
    public void StepWallClock(TimeSpan by) => wallAhead += by;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state) { Place = places is null ? null : Caller.Of(new StackTrace(true)) };
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, and fires on the way what is due by then.</summary>
    /// <param name="elapsed">Where to, counted as <see cref="Elapsed"/>; what is due at that very time fires, too.</param>
    /// <exception cref="ArgumentOutOfRangeException">That time is past.</exception>
    /// <exception cref="InvalidOperationException">The clock is that of a <see cref="VirtualRun"/>: that is advanced in its place.</exception>
    /// <exception cref="AggregateException">Timers threw; every timer has been fired all the same, and the clock has moved.</exception>
    public void AdvanceTo(TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, Elapsed);
        if (IsOfRun)
        {
            throw new InvalidOperationException("This clock is moved by its run: call AdvanceTo or AdvanceBy of the VirtualRun.");
        }

        var thrown = new List<Exception>();
        while (TryTakeDue(elapsed, out Action? fire))
        {
#pragma warning disable CA1031 // whatever a callback throws must not keep the other timers from firing
            try
            {
                fire!();
            }
            catch (Exception error)
            {
                thrown.Add(error);
            }
#pragma warning restore CA1031
        }

        MoveTo(elapsed);
        if (thrown.Count > 0)
        {
            throw new AggregateException(thrown);
        }
    }

    /// <summary>Moves the clock to the next timer that is due by <paramref name="elapsed"/>, and hands out its callback.</summary>
    internal bool TryTakeDue(TimeSpan elapsed, out Action? fire)
    {
        fire = null;
        if (!DropReplaced() || settings.Peek().Due > elapsed)
        {
            return false;
        }

        Setting setting = settings.Dequeue();
        MoveTo(setting.Due);
        if (setting.Timer.Place is string place)
        {
            places?.Add((Elapsed, place));
        }

        fire = setting.Timer.TakeDue();
        return true;
    }

    /// <summary>From now on it is kept where each timer was made. That costs a look at the stack for each.</summary>
    internal void KeepPlaces() => places ??= [];

    /// <summary>Where the timers that fired after <paramref name="from"/> and not after <paramref name="to"/> were made, each place once.</summary>
    internal IEnumerable<string> PlacesFired(TimeSpan from, TimeSpan to) =>
        (places ?? []).Where(fired => fired.Due > from && fired.Due <= to).Select(fired => fired.Place).Distinct();

    /// <summary>Moves the clock and fires nothing.</summary>
    internal void MoveTo(TimeSpan elapsed) => Elapsed = elapsed > Elapsed ? elapsed : Elapsed;

    /// <summary>Sets a timer; what it was set to before is void.</summary>
    internal void Set(VirtualTimer timer, TimeSpan dueTime, long generation)
    {
        TimeSpan due = Elapsed + dueTime;
        settings.Enqueue(new Setting(timer, due, generation), (due, sequence++));
    }

    private bool DropReplaced()
    {
        while (settings.TryPeek(out Setting setting, out _) && setting.Generation != setting.Timer.Generation)
        {
            settings.Dequeue();
        }

        return settings.Count > 0;
    }

    private readonly record struct Setting(VirtualTimer Timer, TimeSpan Due, long Generation);
}
