using Simulator.Time;

namespace Simulator.Connection;

/// <summary>What can reach the connection machine: a closed set.</summary>
public enum ConnectionInputKind
{
    /// <summary>The program has created its client.</summary>
    Created,

    /// <summary>The program calls <c>connect()</c>.</summary>
    Connect,

    /// <summary>The program calls <c>disconnect()</c>.</summary>
    Disconnect,

    /// <summary>The user leaves or closes the page.</summary>
    PageLeft,

    /// <summary>The socket of an attempt is open.</summary>
    AttemptOpened,

    /// <summary>An attempt was refused, or broke before it was open.</summary>
    AttemptFailed,

    /// <summary>The socket of an attempt was closed, with a code.</summary>
    AttemptClosed,

    /// <summary>The handshake has come.</summary>
    Established,

    /// <summary>An in-band error has come, perhaps with a code.</summary>
    ErrorReceived,

    /// <summary>The server asks for a sign of life.</summary>
    PingReceived,

    /// <summary>Any other message has come: a pong, a channel's event, something unknown.</summary>
    MessageReceived,

    /// <summary>Something that is no message has come.</summary>
    MalformedReceived,

    /// <summary>The operating system says that the network is back.</summary>
    Online,

    /// <summary>The operating system says that the network is gone.</summary>
    Offline,

    /// <summary>The deadline that the connection asked for has come.</summary>
    DeadlineReached,
}

/// <summary>One input of the connection machine.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Attempt">The attempt it belongs to; 0 where it belongs to none.</param>
/// <param name="Code">The code that came with it; 0 where none did.</param>
/// <param name="ActivityTimeout">With a handshake: the server's activity timeout, where it gave one.</param>
public readonly record struct ConnectionInput(
    ConnectionInputKind Kind, int Attempt = 0, int Code = 0, Duration? ActivityTimeout = null)
{
    /// <summary>Whether the input is the network's answer to an attempt, and so can be stale.</summary>
    public bool ConcernsAttempt =>
        Kind is >= ConnectionInputKind.AttemptOpened and <= ConnectionInputKind.MalformedReceived;
}
