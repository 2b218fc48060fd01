namespace Simulator.VirtualTime;

/// <summary>A timer of a <see cref="VirtualTimeProvider"/>, which keeps it alive while it is set, as the real ones are kept by their owners.</summary>
internal sealed class VirtualTimer(VirtualTimeProvider provider, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private TimeSpan period;
    private bool disposed;

    /// <summary>Where the client made it; null where nobody keeps that.</summary>
    public string? Place { get; init; }

    /// <summary>Counts how often the timer was set; a setting of an earlier count is void.</summary>
    public long Generation { get; private set; }

    /// <summary>Whether the callback is the runtime's own, behind <c>Task.Delay</c> or a token source, and not the client's.</summary>
    public bool IsRuntimes => callback.Method.Module.Assembly == typeof(object).Assembly;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed)
        {
            return false;
        }

        this.period = period;
        Generation++;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
            provider.Set(this, dueTime, Generation);
        }

        return true;
    }

    public void Dispose()
    {
        disposed = true;
        Generation++;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Sets the timer anew where it is periodic, and gives what its firing does.</summary>
    public Action TakeDue()
    {
        Generation++;
        if (period > TimeSpan.Zero)
        {
            provider.Set(this, period, Generation);
        }

        return new Firing(this).Fire;
    }

    private void Fire()
    {
        if (context is null)
        {
            callback(state);
            return;
        }

        ExecutionContext.Run(context, _ => callback(state), null);
    }

    /// <summary>One firing; the host asks whose it is.</summary>
    internal sealed class Firing(VirtualTimer timer)
    {
        /// <summary>Whether the runtime's own code is called, and not the client's.</summary>
        public bool IsRuntimes => timer.IsRuntimes;

        public void Fire() => timer.Fire();
    }
}
