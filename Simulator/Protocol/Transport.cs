namespace Simulator.Protocol;

/// <summary>What carries a connection (seed, state <c>failed</c>).</summary>
public enum Transport
{
    /// <summary>A native WebSocket.</summary>
    WebSocket,

    /// <summary>The Flash fallback, for browsers without native WebSockets.</summary>
    Flash,
}
