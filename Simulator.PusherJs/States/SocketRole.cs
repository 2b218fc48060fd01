namespace Simulator.PusherJs.States;

/// <summary>Who listens to a socket.</summary>
public enum SocketRole
{
    /// <summary>The attempt that made it: it is not open yet.</summary>
    Opening,

    /// <summary>The handshake: it is open, and its first message decides.</summary>
    Greeting,

    /// <summary>The connection.</summary>
    Established,

    /// <summary>Nobody but the one who judges how long it lived: the client has closed it, and the other side has not answered yet.</summary>
    Closing,
}
