using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Simulator.VirtualTime.Escapes;

namespace Simulator.VirtualTime;

/// <summary>
/// A clock for clients that will have no other type than Microsoft's <see cref="FakeTimeProvider"/>: its timers and its
/// readings are those of a <see cref="VirtualTimeProvider"/>, which fires each timer with the clock at the time it was due.
/// </summary>
/// <remarks>
/// Only the owner of the virtual clock moves it. <c>Advance</c>, <c>SetUtcNow</c>, <c>AdjustTime</c> and
/// <c>AutoAdvanceAmount</c> cannot be overridden; they move nothing that anyone reads, fire nothing, and show in
/// <see cref="MovedBy"/>. <c>SetLocalTimeZone</c> works as it always does.
/// </remarks>
public sealed class SteppedFakeTimeProvider : FakeTimeProvider
{
    private readonly VirtualTimeProvider time;
    private readonly ITimer tripwire; // the base drops a timer that nobody holds
    private string? movedBy;

    /// <summary>Makes one that keeps to a virtual clock.</summary>
    /// <param name="time">The clock that is moved in its place.</param>
    public SteppedFakeTimeProvider(VirtualTimeProvider time)
        : base(VirtualTimeProvider.Beginning)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;

        // Nothing but a call of Advance or its like can reach the clock of the base, and fire a timer there.
        tripwire = base.CreateTimer(_ => movedBy ??= Caller.Of(new StackTrace(true)), null, TimeSpan.FromTicks(1), Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Who tried to move this clock by a member of <see cref="FakeTimeProvider"/>, as type, method and, where known, line;
    /// null where nobody did.
    /// </summary>
    public string? MovedBy => movedBy ?? (IsMoved ? "code that cannot be named" : null);

    /// <inheritdoc/>
    public override long TimestampFrequency => time.TimestampFrequency;

    private bool IsMoved => AutoAdvanceAmount != TimeSpan.Zero || base.GetUtcNow() != Start;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => time.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
