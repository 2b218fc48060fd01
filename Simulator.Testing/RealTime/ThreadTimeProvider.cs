namespace Simulator.Testing.RealTime;

/// <summary>The wall clock, whose timers fire on the thread of a client.</summary>
/// <param name="context">The thread.</param>
internal sealed class ThreadTimeProvider(SynchronizationContext context) : TimeProvider
{
    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(fired => context.Post(_ => callback(fired), null), state, dueTime, period);
}
