namespace Simulator.Connection;

/// <summary>How far the live attempt has come.</summary>
public enum AttemptPhase
{
    /// <summary>There is no live attempt: the connection rests, or waits for the next attempt.</summary>
    None,

    /// <summary>The attempt has been started and has not been answered.</summary>
    Opening,

    /// <summary>The socket is open; the handshake has not come.</summary>
    Opened,

    /// <summary>The application has accepted the connection.</summary>
    Established,

    /// <summary>Nothing was heard for too long; the client has asked for a sign of life.</summary>
    PongAwaited,
}
