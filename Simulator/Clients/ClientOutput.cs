using Simulator.Collections;
using Simulator.Protocol;

namespace Simulator.Clients;

/// <summary>What a client can do: a closed set.</summary>
/// <remarks>States are texts and seconds are decimals, because a client under test may be wrong about either.</remarks>
public abstract record ClientOutput
{
    private ClientOutput()
    {
    }

    /// <summary>What a program reads inside the handler of this event; null where nobody can look, and for what is no event.</summary>
    public HandlerReads? Reads { get; init; }

    /// <summary>Starts a connection attempt.</summary>
    /// <param name="Attempt">Its number; a client never uses one twice.</param>
    /// <param name="Transport">What carries it.</param>
    /// <param name="Url">The address, with scheme, path and query.</param>
    public sealed record OpenAttempt(int Attempt, Transport Transport, string Url) : ClientOutput;

    /// <summary>Closes an attempt, opened or not.</summary>
    /// <param name="Attempt">Its number.</param>
    public sealed record CloseAttempt(int Attempt) : ClientOutput;

    /// <summary>Sends a text.</summary>
    /// <param name="Attempt">The number of the attempt on whose socket it goes.</param>
    /// <param name="Text">The text.</param>
    public sealed record SendText(int Attempt, string Text) : ClientOutput;

    /// <summary>Emits <c>state_change</c>.</summary>
    /// <param name="Previous">The state that the client says it left.</param>
    /// <param name="Current">The state that the client says it entered.</param>
    public sealed record StateChange(string Previous, string Current) : ClientOutput;

    /// <summary>Emits the event that is named after a state.</summary>
    /// <param name="State">The name of the state.</param>
    public sealed record StateEvent(string State) : ClientOutput;

    /// <summary>Emits <c>connecting_in</c>.</summary>
    /// <param name="Seconds">The payload, as the client gave it.</param>
    public sealed record ConnectingIn(decimal Seconds) : ClientOutput;

    /// <summary>Emits <c>error</c>.</summary>
    /// <param name="Payload">The payload as JSON text.</param>
    public sealed record Error(string Payload) : ClientOutput;

    /// <summary>Emits any other event.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Data">Its payload as JSON text; may be empty.</param>
    public sealed record OtherEvent(string Name, string Data) : ClientOutput;

    /// <summary>Hands the program a message that came on a channel.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="Name">The event; <c>pusher:subscription_succeeded</c> for the confirmation of a subscription.</param>
    /// <param name="Data">The data as JSON text; may be empty.</param>
    public sealed record ChannelEvent(string Channel, string Name, string Data) : ClientOutput;

    /// <summary>Calls the authentication endpoint.</summary>
    /// <param name="Request">The number of the request; a client never uses one twice.</param>
    /// <param name="Method">The HTTP method.</param>
    /// <param name="Url">The address, with its query.</param>
    /// <param name="Headers">The headers that the client sets.</param>
    /// <param name="Body">The body; may be empty.</param>
    public sealed record AuthRequest(int Request, string Method, string Url, ValueList<Parameter> Headers, string Body) : ClientOutput;
}
