namespace Simulator.Protocol;

/// <summary>What a close or error code asks of the client.</summary>
/// <remarks>
/// Source: Pusher Channels WebSocket protocol, "Connection closure"; the action for 4000 is that protocol's
/// "reconnect over TLS", and for everything outside 4000-4399 the choice written in <c>README.md</c>.
/// </remarks>
public enum CodeFamily
{
    /// <summary>4000: the application takes secure connections only.</summary>
    SecureOnly,

    /// <summary>4001-4099: do not reconnect unchanged.</summary>
    Final,

    /// <summary>4100-4199: reconnect after a second or more.</summary>
    BackOff,

    /// <summary>4200-4299: reconnect at once.</summary>
    AtOnce,

    /// <summary>4300-4399: an error that does not end the connection.</summary>
    Informational,

    /// <summary>Any other code, or none: a temporary failure.</summary>
    Temporary,
}
