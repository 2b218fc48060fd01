using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.PusherJs.States;

/// <summary>
/// All that the client and its page know between two inputs. An immutable value: a step makes a new one, and two that are
/// written alike behave alike for ever.
/// </summary>
public sealed record PusherJsState
{
    /// <summary>The state that a program reads.</summary>
    public ConnectionState Name { get; init; }

    /// <summary>Whether attempts use TLS: by option, or since the application asked for it (4000).</summary>
    public bool UsesTls { get; init; }

    /// <summary>The dialling under way, or null.</summary>
    public Dial? Dial { get; init; }

    /// <summary>The attempt that is the connection; 0 where there is none.</summary>
    public int Connection { get; init; }

    /// <summary>The name of the latest connection, which is never forgotten; null where it has none.</summary>
    public string? SocketId { get; init; }

    /// <summary>The attempt whose handshake gave that name.</summary>
    public int NamedBy { get; init; }

    /// <summary>The silence after which the connection is pinged, in milliseconds.</summary>
    public double ActivityTimeout { get; init; }

    /// <summary>The timers of the page, in the order in which they fire.</summary>
    public ValueList<PageTimer> Timers { get; init; } = [];

    /// <summary>The number of the latest timer.</summary>
    public long LatestTimer { get; init; }

    /// <summary>The latest retry, the only one that the client can call off; others go on.</summary>
    public long RetryTimer { get; init; }

    /// <summary>The latest way to <c>unavailable</c>, the only one that the client can call off.</summary>
    public long UnavailableTimer { get; init; }

    /// <summary>The sockets that are not closed on both sides.</summary>
    public ValueList<PageSocket> Sockets { get; init; } = [];

    /// <summary>The number of the latest attempt; 0 before the first.</summary>
    public int LatestAttempt { get; init; }

    /// <summary>What was learnt from sockets that died young.</summary>
    public YoungDeaths Deaths { get; init; } = new(1, null);

    /// <summary>Below this age, in milliseconds, a socket dies young: twice the client's activity timeout.</summary>
    public long YoungUntil { get; init; }

    /// <summary>What is known of the latency without TLS, and with it.</summary>
    public (KnownLatency? Plain, KnownLatency? Tls) Known { get; init; }

    /// <summary>The channels, in the order in which they were first wanted.</summary>
    public ValueList<Channel> Channels { get; init; } = [];

    /// <summary>The number of the latest channel.</summary>
    public int LatestChannel { get; init; }

    /// <summary>The requests to the authentication endpoint that are under way.</summary>
    public ValueList<PendingGrant> Grants { get; init; } = [];

    /// <summary>The number of the latest request.</summary>
    public int LatestRequest { get; init; }

    /// <summary>The client's clock.</summary>
    public Instant Now { get; init; }

    /// <summary>How far the wall clock was set since the beginning.</summary>
    public Duration WallClockSet { get; init; }

    /// <summary>The wall clock, in milliseconds since the beginning of the run as it was then.</summary>
    public long WallClock => Now.Milliseconds + WallClockSet.Milliseconds;

    /// <summary>The latency that counts for the scheme in use, or null.</summary>
    public KnownLatency? KnownLatency => UsesTls ? Known.Tls : Known.Plain;

    /// <summary>The same with another latency for the scheme in use.</summary>
    public PusherJsState Knowing(KnownLatency? latency) =>
        this with { Known = UsesTls ? (Known.Plain, latency) : (latency, Known.Tls) };

    /// <summary>Writes down what decides how the client goes on.</summary>
    internal void Write(ValueWriter writer)
    {
        writer.Add((int)Name);
        writer.Add(UsesTls);
        WriteDial(writer);
        writer.Add(Connection > 0);
        writer.Add(SocketId is string id ? SocketIds.WithoutNumber(id, NamedBy) : null);
        writer.Add(Connection > 0 ? BitConverter.DoubleToInt64Bits(ActivityTimeout) : 0);
        foreach (PageTimer timer in Timers)
        {
            timer.Write(writer);
            writer.Add(timer.Number == RetryTimer || timer.Number == UnavailableTimer);
        }

        foreach (PageSocket socket in Sockets)
        {
            socket.Write(writer, AgeOf(socket));
        }

        writer.Add(BitConverter.DoubleToInt64Bits(Deaths.PingDelay ?? 0));
        WriteKnown(writer, Known.Plain);
        WriteKnown(writer, Known.Tls);
        WriteChannels(writer);
    }

    /// <summary>How old a socket is, in milliseconds, as far as that makes a difference; -1 where it makes none.</summary>
    private long AgeOf(PageSocket socket) =>
        socket.OpenedAt is long opened && socket.Watch == Deaths.Watch ? Math.Clamp(WallClock - opened, 0, YoungUntil) : -1;

    private void WriteDial(ValueWriter writer)
    {
        writer.Add(Dial is not null);
        if (Dial is Dial dial)
        {
            writer.Add(dial.Trusting);
            writer.Add(WallClock - dial.Begun);
            writer.Add(dial.Attempt > 0);
        }
    }

    private void WriteKnown(ValueWriter writer, KnownLatency? known)
    {
        bool counts = known is not null && known.At + KnownLatency.Life >= WallClock;
        writer.Add(counts ? known!.Latency : -1);
        writer.Add(counts ? WallClock - known!.At : -1);
    }

    private void WriteChannels(ValueWriter writer)
    {
        foreach (Channel channel in Channels)
        {
            channel.Write(writer);
            writer.Add(Grants.Count(grant => grant.Channel == channel.Number));
        }

        foreach (PendingGrant grant in Grants)
        {
            writer.Add(LatestRequest - grant.Request);
            writer.Add(grant.Name);
            writer.Add(Channels.Any(channel => channel.Number == grant.Channel));
        }
    }
}
