
namespace Simulator.Exploration.Generation;

/// <summary>The kinds of faults that a random scenario can hold: each draw decides first which of them exist in it at all.</summary>
public enum FaultKind
{
    /// <summary>The open connection is closed, with any code, or reset.</summary>
    Drops,

    /// <summary>The path fails, with notice or without, and mostly comes back.</summary>
    Outages,

    /// <summary>Nothing is heard although the connection is open, around the time of an activity check too.</summary>
    Silence,

    /// <summary>The server goes down and mostly comes back.</summary>
    Downtimes,

    /// <summary>Attempts are refused, with any code, or because the application changes.</summary>
    Refusals,

    /// <summary>The application is full, or says so.</summary>
    Limits,

    /// <summary>Accepted attempts receive something else than the handshake.</summary>
    Handshakes,

    /// <summary>Errors, messages and malformed texts on the open connection.</summary>
    Messages,

    /// <summary>The program connects, disconnects, or its page is left.</summary>
    Calls,

    /// <summary>The program does so inside the handler of an event.</summary>
    Handlers,

    /// <summary>Channels are subscribed to, and the authentication endpoint answers as it likes.</summary>
    Channels,

    /// <summary>The device sleeps.</summary>
    Sleeps,

    /// <summary>Timers are throttled, and mostly on time again later, or the wall clock is set.</summary>
    Timers,

    /// <summary>Sockets wear out: an intermediary resets or forgets those that are idle, or open, for too long.</summary>
    Wear,

    /// <summary>The path becomes slow, and mostly fast again.</summary>
    Slowdowns,

    /// <summary>The server reacts by rules of its own: it closes what is silent, answers late, twice or never, refuses, drains.</summary>
    Reactions,

    /// <summary>Something happens when something is seen: the client changes its state, an attempt fails, an error is emitted.</summary>
    Coincidences,

    /// <summary>The program has options of its own, its browser supports less, or the server tells a shorter activity timeout.</summary>
    Options,

    /// <summary>The server is of another kind, with another dialect.</summary>
    Dialects,

    /// <summary>Everything on the path takes its time, drawn anew each time.</summary>
    Delays,
}
