using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Connection;

/// <summary>
/// All that the connection machine knows between two steps. An immutable value: a step makes a new one, and two
/// connections that are equal behave alike for ever.
/// </summary>
/// <remarks>Timers are deadlines in here, <see cref="Instant.Never"/> while unset; nobody calls back.</remarks>
public readonly record struct Connection
{
    /// <summary>The connection of a client that has not been created yet.</summary>
    /// <param name="secure">Whether even the first attempt uses the secure scheme.</param>
    public static Connection Initial(bool secure) => new()
    {
        Secure = secure,
        PhaseDeadline = Instant.Never,
        RetryAt = Instant.Never,
        UnavailableAt = Instant.Never,
    };

    /// <summary>The documented state.</summary>
    public ConnectionState State { get; init; }

    /// <summary>How far the live attempt has come.</summary>
    public AttemptPhase Phase { get; init; }

    /// <summary>Whether attempts use the secure scheme: by option, or since the application asked for it (4000).</summary>
    public bool Secure { get; init; }

    /// <summary>The number of the latest attempt; 0 before the first.</summary>
    public int Attempt { get; init; }

    /// <summary>Failed attempts since <c>connecting</c> was entered; chooses the next wait.</summary>
    public int Failures { get; init; }

    /// <summary>When the latest attempt was started.</summary>
    public Instant AttemptStarted { get; init; }

    /// <summary>The end of the live attempt's phase: its timeout, the next activity check, or the end of the wait for a pong.</summary>
    public Instant PhaseDeadline { get; init; }

    /// <summary>When the next attempt is due.</summary>
    public Instant RetryAt { get; init; }

    /// <summary>When <c>connecting</c> gives way to <c>unavailable</c>.</summary>
    public Instant UnavailableAt { get; init; }

    /// <summary>The silence after which this connection is checked: the shorter of the client's and the server's.</summary>
    public Duration ActivityTimeout { get; init; }

    /// <summary>Whether an attempt is under way or established.</summary>
    public bool IsLive => Phase != AttemptPhase.None;

    /// <summary>The earliest deadline, or <see cref="Instant.Never"/>.</summary>
    public Instant NextDeadline => Instant.Earlier(PhaseDeadline, Instant.Earlier(RetryAt, UnavailableAt));

    /// <summary>Writes down what decides how the connection goes on.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="policy">The numbers of the machine, beyond which nothing makes a difference.</param>
    /// <remarks>
    /// The number of an attempt is only ever compared with that of its answers; failures choose a wait, the last of which
    /// goes on; the start of an attempt counts while it is live, for the floor and for the rhythm of <c>unavailable</c>.
    /// </remarks>
    public void Write(ValueWriter writer, ConnectionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(policy);
        writer.Add((int)State);
        writer.Add((int)Phase);
        writer.Add(Secure);
        writer.AddAttempt(Attempt);
        writer.Add(Math.Min(Failures, policy.RetryWaits.Count - 1));
        writer.AddAge(AttemptStarted, IsLive ? Duration.Longer(policy.ReconnectFloor, policy.RetryInterval) : Duration.Zero);
        writer.Add(PhaseDeadline);
        writer.Add(RetryAt);
        writer.Add(UnavailableAt);
        writer.Add(Phase >= AttemptPhase.Established ? ActivityTimeout.Milliseconds : 0);
    }
}
