namespace Simulator.PusherJs.Wire;

/// <summary>What the client does about a close code.</summary>
public enum CloseAction
{
    /// <summary>Nothing: the code is no code of the protocol.</summary>
    None,

    /// <summary>Connect anew, over TLS only.</summary>
    UseTls,

    /// <summary>Rest in <c>disconnected</c>.</summary>
    Rest,

    /// <summary>Begin anew after a second.</summary>
    Wait,

    /// <summary>Begin anew at once.</summary>
    AtOnce,
}
