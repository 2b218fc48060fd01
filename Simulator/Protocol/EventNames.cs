using Simulator.Collections;

namespace Simulator.Protocol;

/// <summary>The names of the events that a client emits: a closed set (seed, "Binding to events").</summary>
public static class EventNames
{
    /// <summary>The event that every change of state makes fire.</summary>
    public const string StateChange = "state_change";

    /// <summary>The event that tells how long the client waits.</summary>
    public const string ConnectingIn = "connecting_in";

    /// <summary>The event that carries an error.</summary>
    public const string Error = "error";

    /// <summary>All names: each state has an event of its own, but the first, for which none is emitted.</summary>
    public static ValueList<string> All { get; } =
        [.. StateNames.All.Skip(1), StateChange, ConnectingIn, Error, SubscriptionError.Event];
}
