namespace Simulator.Profiles;

/// <summary>Something that a scenario may need of a client, and that an honest client may not have.</summary>
public enum Capability
{
    /// <summary>To connect through Flash, where the browser has no WebSocket.</summary>
    Flash,

    /// <summary>To be made in a world without WebSocket.</summary>
    NoWebSocket,

    /// <summary>To ask the authentication endpoint by jsonp.</summary>
    Jsonp,

    /// <summary>To send parameters and headers of the program with an authentication request.</summary>
    AuthParameters,

    /// <summary>To hear from the operating system that the network is gone or back.</summary>
    Notices,

    /// <summary>To be told that the page is left.</summary>
    LeavePage,

    /// <summary>To subscribe to channels.</summary>
    Channels,

    /// <summary>To subscribe to private and presence channels, which need authentication.</summary>
    PrivateChannels,

    /// <summary>To leave a channel.</summary>
    Unsubscribe,

    /// <summary>To hand the program what comes on its channels, where it can be heard.</summary>
    ChannelEvents,

    /// <summary>To trigger client events on private and presence channels.</summary>
    ClientEvents,

    /// <summary>To be called inside the handler of one of its own events.</summary>
    Handlers,

    /// <summary>To be created without connecting.</summary>
    LateConnect,

    /// <summary>To take an activity timeout and a pong timeout from the program.</summary>
    Timeouts,

    /// <summary>To take other waits than its own.</summary>
    Policy,

    /// <summary>To be heard before its constructor has returned: else the state that it has then is told in place of its events.</summary>
    EarlyEvents,

    /// <summary>To be called by its program when a scenario says so.</summary>
    Calls,
}
