using Simulator.Time;

namespace Simulator.Network;

/// <summary>A change of the timings of a path, from one instant on; what is null stays as it is.</summary>
public sealed record TimingsChange
{
    /// <summary>See <see cref="NetworkTimings.OpenAfter"/>.</summary>
    public DurationRange? OpenAfter { get; init; }

    /// <summary>See <see cref="NetworkTimings.EstablishedAfter"/>.</summary>
    public DurationRange? EstablishedAfter { get; init; }

    /// <summary>See <see cref="NetworkTimings.RefuseAfter"/>.</summary>
    public DurationRange? RefuseAfter { get; init; }

    /// <summary>See <see cref="NetworkTimings.MessageAfter"/>.</summary>
    public DurationRange? MessageAfter { get; init; }

    /// <summary>See <see cref="NetworkTimings.CloseAfter"/>.</summary>
    public DurationRange? CloseAfter { get; init; }

    /// <summary>See <see cref="NetworkTimings.AuthAfter"/>.</summary>
    public DurationRange? AuthAfter { get; init; }

    /// <summary>See <see cref="NetworkTimings.IdleTimeout"/>; it counts anew for open sockets.</summary>
    public Duration? IdleTimeout { get; init; }

    /// <summary>See <see cref="NetworkTimings.Lifetime"/>; for open sockets it counts from their opening.</summary>
    public Duration? Lifetime { get; init; }

    /// <summary>See <see cref="NetworkTimings.Worn"/>.</summary>
    public WornSocket? Worn { get; init; }

    /// <summary>The timings after the change.</summary>
    public NetworkTimings Apply(NetworkTimings timings)
    {
        ArgumentNullException.ThrowIfNull(timings);
        return new NetworkTimings
        {
            OpenAfter = OpenAfter ?? timings.OpenAfter,
            EstablishedAfter = EstablishedAfter ?? timings.EstablishedAfter,
            RefuseAfter = RefuseAfter ?? timings.RefuseAfter,
            MessageAfter = MessageAfter ?? timings.MessageAfter,
            CloseAfter = CloseAfter ?? timings.CloseAfter,
            AuthAfter = AuthAfter ?? timings.AuthAfter,
            IdleTimeout = IdleTimeout ?? timings.IdleTimeout,
            Lifetime = Lifetime ?? timings.Lifetime,
            Worn = Worn ?? timings.Worn,
        };
    }
}
