using Simulator.Protocol;

namespace Simulator.Servers;

/// <summary>What a server does when it reacts: a closed set.</summary>
public abstract record ServerReply
{
    private ServerReply()
    {
    }

    /// <summary>What it does where no rule says otherwise: the handshake for a connection that is allowed, a close with its code for one that is not, a pong for a ping, the confirmation of a subscription.</summary>
    public sealed record Usual : ServerReply;

    /// <summary>It sends the handshake, whatever the application says.</summary>
    public sealed record Accept : ServerReply;

    /// <summary>It sends a message.</summary>
    /// <param name="Event">The event.</param>
    /// <param name="Channel">The channel; <c>*</c> for the one of the message that it answers, null for none.</param>
    /// <param name="Data">The data as JSON text, or null for none.</param>
    public sealed record Message(string Event, string? Channel, string? Data) : ServerReply
    {
        /// <summary>Whether the data stands in the message as it is, rather than inside a JSON string.</summary>
        public bool Plain { get; init; }
    }

    /// <summary>It sends an error, with data that stand as they are.</summary>
    /// <param name="Code">The code, or null for none.</param>
    /// <param name="Text">The explanation.</param>
    public sealed record Error(int? Code, string Text) : ServerReply;

    /// <summary>It confirms the subscription to a presence channel, and tells the others there who has come.</summary>
    /// <param name="Form">How it writes the members.</param>
    public sealed record Members(PresenceForm Form) : ServerReply;

    /// <summary>It hands an event of the client on to the other subscribers of the channel.</summary>
    public sealed record Relay : ServerReply;

    /// <summary>It sends a text as it is.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Raw(string Text) : ServerReply;

    /// <summary>It closes the connection.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Reason">The reason; may be empty.</param>
    public sealed record Close(int Code, string Reason) : ServerReply;

    /// <summary>It resets the connection.</summary>
    public sealed record Reset : ServerReply;

    /// <summary>It answers the upgrade with an HTTP status, so that no socket opens; only of use for a new connection, and alone.</summary>
    /// <param name="Status">The status.</param>
    public sealed record Http(int Status) : ServerReply;
}
