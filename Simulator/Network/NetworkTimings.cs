using Simulator.Time;

namespace Simulator.Network;

/// <summary>How long everything takes on a healthy path, and how long a socket lasts on it. What is a range is drawn anew each time.</summary>
public sealed record NetworkTimings
{
    /// <summary>The length that stands for no limit.</summary>
    public static Duration NoLimit => Duration.Zero;

    /// <summary>From the start of an attempt until its socket is open. Default 50 ms.</summary>
    public DurationRange OpenAfter { get; init; } = DurationRange.Exactly(50);

    /// <summary>From the open socket until the server's first word. Default 10 ms.</summary>
    public DurationRange EstablishedAfter { get; init; } = DurationRange.Exactly(10);

    /// <summary>From the start of an attempt until it is refused. Default 30 ms.</summary>
    public DurationRange RefuseAfter { get; init; } = DurationRange.Exactly(30);

    /// <summary>From one end of a socket to the other. Default 10 ms.</summary>
    public DurationRange MessageAfter { get; init; } = DurationRange.Exactly(10);

    /// <summary>From a close or reset until the client sees it. Default 20 ms.</summary>
    public DurationRange CloseAfter { get; init; } = DurationRange.Exactly(20);

    /// <summary>From an authentication request until its answer. Default 40 ms.</summary>
    public DurationRange AuthAfter { get; init; } = DurationRange.Exactly(40);

    /// <summary>After so long without a text in either direction an intermediary wears a socket out. Default <see cref="NoLimit"/>.</summary>
    public Duration IdleTimeout { get; init; }

    /// <summary>So long after it was opened an intermediary wears a socket out, busy or not. Default <see cref="NoLimit"/>.</summary>
    public Duration Lifetime { get; init; }

    /// <summary>What becomes of a socket that is worn out. Default <see cref="WornSocket.Reset"/>.</summary>
    public WornSocket Worn { get; init; }

    /// <summary>Whether sockets last for ever.</summary>
    internal bool NeverWears => IdleTimeout == NoLimit && Lifetime == NoLimit;
}
