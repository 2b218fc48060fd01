namespace Simulator.Tests.AsyncClient;

/// <summary>What a program can read of its connection.</summary>
public enum PusherState
{
    /// <summary>Nothing has happened yet.</summary>
    Initialized,

    /// <summary>A connection is being made.</summary>
    Connecting,

    /// <summary>The application has accepted the connection.</summary>
    Connected,

    /// <summary>There has been no way to connect for a while; the client goes on trying.</summary>
    Unavailable,

    /// <summary>No transport is supported.</summary>
    Failed,

    /// <summary>The connection is closed.</summary>
    Disconnected,
}
