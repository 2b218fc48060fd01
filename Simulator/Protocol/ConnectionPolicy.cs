using Simulator.Collections;
using Simulator.Time;

namespace Simulator.Protocol;

/// <summary>
/// Every number of the connection machine. The defaults are the policy <c>documented</c>: what the seed document says,
/// and where it is silent the choices listed in <c>README.md</c>.
/// </summary>
public sealed record ConnectionPolicy
{
    /// <summary>The policy that follows the seed document.</summary>
    public static ConnectionPolicy Documented { get; } = new();

    /// <summary>How long an attempt may take until <c>connection_established</c>. Default 4 s (choice).</summary>
    public Duration AttemptTimeout { get; init; } = Duration.FromSeconds(4);

    /// <summary>The same for an attempt over Flash, whose plug-in loads slowly. Default 7 s (choice).</summary>
    public Duration FlashAttemptTimeout { get; init; } = Duration.FromSeconds(7);

    /// <summary>The waits after the first, second, … failed attempt while <c>connecting</c>; the last one goes on. Default 2, 4, 6, 8, 10 s (choice).</summary>
    public ValueList<Duration> RetryWaits { get; init; } =
    [
        Duration.FromSeconds(2), Duration.FromSeconds(4), Duration.FromSeconds(6), Duration.FromSeconds(8), Duration.FromSeconds(10),
    ];

    /// <summary>How long after <c>connecting</c> the state becomes <c>unavailable</c>. Default 30 s (seed, "Example state changes").</summary>
    public Duration UnavailableAfter { get; init; } = Duration.FromSeconds(30);

    /// <summary>From the start of one attempt to the next while <c>unavailable</c>. Default 10 s (seed, state <c>unavailable</c>).</summary>
    public Duration RetryInterval { get; init; } = Duration.FromSeconds(10);

    /// <summary>The least time between the starts of two connections to a server that drops what it accepted. Default 1 s (choice).</summary>
    public Duration ReconnectFloor { get; init; } = Duration.FromSeconds(1);

    /// <summary>The wait that codes 4100-4199 ask for. Default 1 s (protocol: "after a back-off of at least a second").</summary>
    public Duration BackOffWait { get; init; } = Duration.FromSeconds(1);

    /// <summary>The silence after which the client asks for a sign of life; a shorter <c>activity_timeout</c> of the server wins. Default 120 s (protocol, "Ping and pong").</summary>
    public Duration ActivityTimeout { get; init; } = Duration.FromSeconds(120);

    /// <summary>How long the client waits for a sign of life before it takes the connection for dead. Default 30 s (protocol, "Ping and pong").</summary>
    public Duration PongTimeout { get; init; } = Duration.FromSeconds(30);

    /// <summary>How long an attempt over <paramref name="transport"/> may take.</summary>
    public Duration AttemptTimeoutOver(Transport transport) =>
        transport == Transport.Flash ? FlashAttemptTimeout : AttemptTimeout;
}
