using Simulator.Time;

namespace Simulator.PusherJs.States;

/// <summary>A socket that is not closed on both sides yet.</summary>
/// <param name="Attempt">The number of its attempt.</param>
/// <param name="Role">Who listens to it.</param>
public sealed record PageSocket(int Attempt, SocketRole Role)
{
    /// <summary>When it opened, by the wall clock in milliseconds; null before.</summary>
    public long? OpenedAt { get; init; }

    /// <summary>The silence, in milliseconds, after which the client pings because earlier sockets died young; null where none did.</summary>
    public double? PingDelay { get; init; }

    /// <summary>Which <see cref="YoungDeaths"/> hear of its end.</summary>
    public int Watch { get; init; }

    /// <summary>When the browser no longer waits for the other side to close it; <see cref="Instant.Never"/> while the client has not closed it.</summary>
    public Instant GivenUpAt { get; init; } = Instant.Never;

    /// <summary>Writes down what decides what comes of it, with its age as far as that does.</summary>
    internal void Write(ValueWriter writer, long age)
    {
        writer.AddAttempt(Attempt);
        writer.Add((int)Role);
        writer.Add(age);
        writer.Add(BitConverter.DoubleToInt64Bits(PingDelay ?? 0));
        writer.AddIfToCome(GivenUpAt);
    }
}
