namespace Simulator.Protocol;

/// <summary>The states of a connection (seed, "Available states").</summary>
public enum ConnectionState
{
    /// <summary>The initial state, for which no event is ever emitted.</summary>
    Initialized,

    /// <summary>Trying to connect, for the first time or again after a failure.</summary>
    Connecting,

    /// <summary>Open, and accepted by the application.</summary>
    Connected,

    /// <summary>No connection for now: a retry is made every ten seconds.</summary>
    Unavailable,

    /// <summary>Neither WebSocket nor the Flash fallback is supported.</summary>
    Failed,

    /// <summary>Closed: on purpose, or passed through on the way from a lost connection to the next attempt.</summary>
    Disconnected,
}
