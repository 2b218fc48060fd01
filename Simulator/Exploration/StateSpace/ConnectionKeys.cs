using Simulator.Connection;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Exploration.StateSpace;

/// <summary>
/// Packs a connection, as it is at one instant, into 64 bits, so that connections with one key behave alike from here
/// on. Left out is what can never matter again: how late it is, how many attempts there were, for how long the latest
/// attempt has been older than anything looks back, failures beyond the last wait, and what no input reads in this state.
/// </summary>
internal sealed class ConnectionKeys
{
    private const int TimeBits = 12;
    private const int MostTicks = (1 << TimeBits) - 2; // one value more means never
    private const int MostFailures = 15;

    private readonly Duration tick;
    private readonly long inverse;
    private readonly Duration silence;
    private readonly Duration shortSilence;
    private readonly Duration lookBack;
    private readonly int lastWait;

    /// <summary>Prepares the keys of one client.</summary>
    /// <param name="setup">The setup of the client.</param>
    /// <param name="tick">The unit in which times count.</param>
    /// <exception cref="ArgumentException">A span of the policy is no whole number of ticks, or too many for a key.</exception>
    public ConnectionKeys(ClientSetup setup, Duration tick)
    {
        ConnectionPolicy policy = setup.EffectivePolicy;
        silence = policy.ActivityTimeout;
        shortSilence = Duration.Shorter(silence, MachineAlphabet.ShortActivityTimeout);
        lookBack = Duration.Longer(policy.RetryInterval, policy.ReconnectFloor);
        lastWait = Math.Max(policy.RetryWaits.Count - 1, 0);
        Duration[] spans =
        [
            policy.AttemptTimeout, policy.FlashAttemptTimeout, .. policy.RetryWaits, policy.UnavailableAfter,
            policy.RetryInterval, policy.ReconnectFloor, policy.BackOffWait, silence, shortSilence, policy.PongTimeout,
        ];
        if (tick <= Duration.Zero || spans.Any(span => span.Milliseconds % tick.Milliseconds != 0))
        {
            throw new ArgumentException($"not every span of the policy is a whole number of ticks of {tick}", nameof(tick));
        }

        if (spans.Max().Milliseconds / tick.Milliseconds > MostTicks || lastWait > MostFailures)
        {
            throw new ArgumentException($"{spans.Max()} in ticks of {tick}, or {lastWait + 1} waits, are too many for a key", nameof(tick));
        }

        this.tick = tick;
        inverse = ((1L << 32) / tick.Milliseconds) + 1;
    }

    /// <summary>The key of <paramref name="connection"/> as it is at <paramref name="now"/>; never 0.</summary>
    /// <exception cref="InvalidOperationException">A deadline lies in the past, between two ticks, or farther off than any span.</exception>
    public ulong Pack(in Connection.Connection connection, Instant now)
    {
        bool rests = connection.State is ConnectionState.Initialized or ConnectionState.Failed or ConnectionState.Disconnected;
        Duration age = rests ? Duration.Zero : Duration.Shorter(now - connection.AttemptStarted, lookBack);
        int failures = connection.State == ConnectionState.Connecting ? Math.Min(connection.Failures, lastWait) : 0;
        bool isShort = connection.State == ConnectionState.Connected && connection.ActivityTimeout != silence;
        ulong key = 1;
        key = (key << 3) | (uint)connection.State;
        key = (key << 3) | (uint)connection.Phase;
        key = (key << 1) | (connection.Secure ? 1UL : 0);
        key = (key << 1) | (isShort ? 1UL : 0);
        key = (key << 4) | (uint)failures;
        key = (key << TimeBits) | Ticks(age);
        key = (key << TimeBits) | Until(connection.PhaseDeadline, now);
        key = (key << TimeBits) | Until(connection.RetryAt, now);
        return (key << TimeBits) | Until(connection.UnavailableAt, now);
    }

    /// <summary>The simplest connection that gets <paramref name="key"/> at <see cref="Instant.Start"/>.</summary>
    public Connection.Connection Unpack(ulong key)
    {
        var connection = new Connection.Connection
        {
            UnavailableAt = Deadline(Next(ref key, TimeBits)),
            RetryAt = Deadline(Next(ref key, TimeBits)),
            PhaseDeadline = Deadline(Next(ref key, TimeBits)),
            AttemptStarted = Instant.Start - Time(Next(ref key, TimeBits)),
            Failures = (int)Next(ref key, 4),
            ActivityTimeout = Next(ref key, 1) == 1 ? shortSilence : silence,
            Secure = Next(ref key, 1) == 1,
            Phase = (AttemptPhase)Next(ref key, 3),
            State = (ConnectionState)Next(ref key, 3),
        };
        return connection with { Attempt = connection.IsLive ? MachineAlphabet.Live : MachineAlphabet.Stale };
    }

    private static void Refuse(Duration time) =>
        throw new InvalidOperationException($"{time} from now is not among the times that the policy knows");

    private static ulong Next(ref ulong key, int bits)
    {
        ulong field = key & ((1UL << bits) - 1);
        key >>= bits;
        return field;
    }

    private ulong Until(Instant deadline, Instant now) => deadline == Instant.Never ? 0 : Ticks(deadline - now) + 1;

    private ulong Ticks(Duration time)
    {
        long ticks = (time.Milliseconds * inverse) >> 32; // a division would take as long as all the rest
        if ((ulong)ticks > MostTicks || ticks * tick.Milliseconds != time.Milliseconds)
        {
            Refuse(time);
        }

        return (ulong)ticks;
    }

    private Instant Deadline(ulong field) => field == 0 ? Instant.Never : Instant.Start + Time(field - 1);

    private Duration Time(ulong ticks) => new((long)ticks * tick.Milliseconds);
}
