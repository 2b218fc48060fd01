namespace Simulator.PusherJs.States;

/// <summary>What a timer of the page is for: a closed set.</summary>
public enum TimerKind
{
    /// <summary>An attempt has taken too long.</summary>
    Attempt,

    /// <summary>It is the turn of a transport that the page does not have; it fails, unseen, and tries again.</summary>
    OtherTransport,

    /// <summary>That transport fails.</summary>
    OtherTransportFails,

    /// <summary>Connecting has taken too long: <c>unavailable</c>.</summary>
    Unavailable,

    /// <summary>Begin anew.</summary>
    Retry,

    /// <summary>The connection was silent: ping.</summary>
    Silence,

    /// <summary>No pong came: the connection is lost.</summary>
    Pong,

    /// <summary>Send a text: it goes one task later than the call that sends it.</summary>
    Send,
}
