using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Logs;

/// <summary>One thing that happened in a run: a closed set of immutable values. Here: what the client does, and what reaches it on its sockets.</summary>
/// <param name="When">When it happened.</param>
public abstract partial record Entry(Moment When)
{
    /// <summary>Simulated time since the creation of the client.</summary>
    public Instant At => When.At;

    /// <summary>The same less the time slept.</summary>
    public Instant Awake => When.Awake;

    /// <summary>Who did it.</summary>
    public abstract Lane Lane { get; }

    /// <summary>Whether the client did it, rather than something being done to it.</summary>
    public virtual bool IsClients => false;

    /// <summary>The client emits <c>state_change</c>.</summary>
    /// <param name="When">When.</param>
    /// <param name="Previous">The state that it says it left.</param>
    /// <param name="Current">The state that it says it entered.</param>
    public sealed record StateChange(Moment When, string Previous, string Current) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Client;

        /// <inheritdoc/>
        public override bool IsClients => true;
    }

    /// <summary>The client emits the event named after a state.</summary>
    /// <param name="When">When.</param>
    /// <param name="State">The state.</param>
    public sealed record StateEvent(Moment When, string State) : Entry(When)
    {
        /// <summary>The id of the connection as a program reads it inside the handler; null where nobody can look.</summary>
        public string? SocketId { get; init; }

        /// <inheritdoc/>
        public override Lane Lane => Lane.Client;

        /// <inheritdoc/>
        public override bool IsClients => true;
    }

    /// <summary>The state that can be read is another one than before.</summary>
    /// <param name="When">When.</param>
    /// <param name="State">The state that is read.</param>
    public sealed record StateRead(Moment When, string State) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Client;
    }

    /// <summary>The client emits <c>connecting_in</c>.</summary>
    /// <param name="When">When.</param>
    /// <param name="Seconds">The payload.</param>
    public sealed record ConnectingIn(Moment When, decimal Seconds) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Client;

        /// <inheritdoc/>
        public override bool IsClients => true;
    }

    /// <summary>The client emits <c>error</c>.</summary>
    /// <param name="When">When.</param>
    /// <param name="Payload">The payload as JSON text.</param>
    public sealed record ErrorEmitted(Moment When, string Payload) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Client;

        /// <inheritdoc/>
        public override bool IsClients => true;

        /// <summary>The code at <c>data.code</c>, or null.</summary>
        public int? Code => ErrorNotice.CodeIn(Payload);
    }

    /// <summary>A message on a channel reaches the program.</summary>
    /// <param name="When">When.</param>
    /// <param name="Channel">The channel.</param>
    /// <param name="Name">The event.</param>
    /// <param name="Data">The data as JSON text; may be empty.</param>
    public sealed record ChannelEvent(Moment When, string Channel, string Name, string Data) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Client;

        /// <inheritdoc/>
        public override bool IsClients => true;
    }

    /// <summary>The client emits any other event.</summary>
    /// <param name="When">When.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Data">Its payload.</param>
    public sealed record EventEmitted(Moment When, string Name, string Data) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Client;

        /// <inheritdoc/>
        public override bool IsClients => true;
    }

    /// <summary>A deadline that the client asked for has come.</summary>
    /// <param name="When">When.</param>
    public sealed record DeadlineReached(Moment When) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Client;
    }

    /// <summary>The client starts an attempt.</summary>
    /// <param name="When">When.</param>
    /// <param name="Attempt">Its number.</param>
    /// <param name="Transport">What carries it.</param>
    /// <param name="Url">Its address.</param>
    public sealed record AttemptStarted(Moment When, int Attempt, Transport Transport, string Url) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Attempt;

        /// <inheritdoc/>
        public override bool IsClients => true;
    }

    /// <summary>The socket of an attempt is open.</summary>
    /// <param name="When">When.</param>
    /// <param name="Attempt">Its number.</param>
    public sealed record AttemptOpened(Moment When, int Attempt) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Attempt;
    }

    /// <summary>An attempt was refused, or broke before it was open.</summary>
    /// <param name="When">When.</param>
    /// <param name="Attempt">Its number.</param>
    /// <param name="Reason">What the network said.</param>
    public sealed record AttemptFailed(Moment When, int Attempt, string Reason) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Attempt;
    }

    /// <summary>The client is told that the socket of an attempt is closed.</summary>
    /// <param name="When">When.</param>
    /// <param name="Attempt">Its number.</param>
    /// <param name="Code">The close code.</param>
    /// <param name="Reason">The reason; may be empty.</param>
    /// <param name="Clean">Whether the closing handshake was completed.</param>
    public sealed record AttemptClosed(Moment When, int Attempt, int Code, string Reason, bool Clean) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Attempt;
    }

    /// <summary>The client closes an attempt.</summary>
    /// <param name="When">When.</param>
    /// <param name="Attempt">Its number.</param>
    public sealed record AttemptGivenUp(Moment When, int Attempt) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Attempt;

        /// <inheritdoc/>
        public override bool IsClients => true;
    }

    /// <summary>A text reaches the client.</summary>
    /// <param name="When">When.</param>
    /// <param name="Attempt">The attempt on whose socket it came.</param>
    /// <param name="Text">The text.</param>
    public sealed record TextReceived(Moment When, int Attempt, string Text) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Wire;
    }

    /// <summary>The client sends a text.</summary>
    /// <param name="When">When.</param>
    /// <param name="Attempt">The attempt on whose socket it goes.</param>
    /// <param name="Text">The text.</param>
    public sealed record TextSent(Moment When, int Attempt, string Text) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Wire;

        /// <inheritdoc/>
        public override bool IsClients => true;
    }

    /// <summary>The client calls the authentication endpoint.</summary>
    /// <param name="When">When.</param>
    /// <param name="Request">The number of the request.</param>
    /// <param name="Method">The HTTP method.</param>
    /// <param name="Url">The address.</param>
    /// <param name="Headers">The headers that the client sets.</param>
    /// <param name="Body">The body; may be empty.</param>
    public sealed record AuthRequested(
        Moment When, int Request, string Method, string Url, ValueList<Parameter> Headers, string Body) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Auth;

        /// <inheritdoc/>
        public override bool IsClients => true;
    }

    /// <summary>The authentication endpoint answers.</summary>
    /// <param name="When">When.</param>
    /// <param name="Request">The number of the request.</param>
    /// <param name="Status">The HTTP status; 0 where the request failed on the way.</param>
    /// <param name="Body">The body.</param>
    public sealed record AuthAnswered(Moment When, int Request, int Status, string Body) : Entry(When)
    {
        /// <inheritdoc/>
        public override Lane Lane => Lane.Auth;
    }
}
