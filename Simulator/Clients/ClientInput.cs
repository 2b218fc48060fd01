using Simulator.Time;

namespace Simulator.Clients;

/// <summary>What can reach a client: a closed set.</summary>
public abstract record ClientInput
{
    private ClientInput()
    {
    }

    /// <summary>The program has created its client: the first input of every run.</summary>
    public sealed record Created : ClientInput;

    /// <summary>The program calls <c>connect()</c>.</summary>
    public sealed record Connect : ClientInput;

    /// <summary>The program calls <c>disconnect()</c>.</summary>
    public sealed record Disconnect : ClientInput;

    /// <summary>The user leaves or closes the page.</summary>
    public sealed record PageLeft : ClientInput;

    /// <summary>The program subscribes to a channel.</summary>
    /// <param name="Channel">The channel; a name that starts with <c>private-</c> or <c>presence-</c> needs authentication.</param>
    public sealed record Subscribe(string Channel) : ClientInput;

    /// <summary>The program leaves a channel.</summary>
    /// <param name="Channel">The channel.</param>
    public sealed record Unsubscribe(string Channel) : ClientInput;

    /// <summary>The program triggers a client event on a channel.</summary>
    /// <param name="Event">The event; by the protocol its name begins with <c>client-</c>.</param>
    /// <param name="Channel">The channel.</param>
    /// <param name="Data">The data as JSON text.</param>
    public sealed record Trigger(string Event, string Channel, string Data) : ClientInput;

    /// <summary>The socket of an attempt is open.</summary>
    /// <param name="Attempt">The number under which the client opened the attempt.</param>
    public sealed record AttemptOpened(int Attempt) : ClientInput;

    /// <summary>An attempt was refused, or broke before it was open.</summary>
    /// <param name="Attempt">The number of the attempt.</param>
    /// <param name="Reason">What the network said.</param>
    public sealed record AttemptFailed(int Attempt, string Reason) : ClientInput;

    /// <summary>The socket of an attempt is closed.</summary>
    /// <param name="Attempt">The number of the attempt.</param>
    /// <param name="Code">The close code; 1006 where the socket broke, 1005 where the close carried none.</param>
    /// <param name="Reason">The reason that came with the code; may be empty.</param>
    /// <param name="Clean">Whether the closing handshake was completed.</param>
    public sealed record AttemptClosed(int Attempt, int Code, string Reason, bool Clean) : ClientInput;

    /// <summary>A text has arrived.</summary>
    /// <param name="Attempt">The number of the attempt on whose socket it came.</param>
    /// <param name="Text">The text as it was on the wire.</param>
    public sealed record TextReceived(int Attempt, string Text) : ClientInput;

    /// <summary>The operating system says that the network is back.</summary>
    public sealed record NetworkOnline : ClientInput;

    /// <summary>The operating system says that the network is gone.</summary>
    public sealed record NetworkOffline : ClientInput;

    /// <summary>The wall clock of the device has been set. No API tells a client so: it is for the one who supplies the client's wall clock.</summary>
    /// <param name="By">How far it jumped; negative for backward.</param>
    public sealed record WallClockJumped(Duration By) : ClientInput;

    /// <summary>The deadline that the client asked for has come.</summary>
    public sealed record DeadlineReached : ClientInput;

    /// <summary>The authentication endpoint has answered.</summary>
    /// <param name="Request">The number of the request.</param>
    /// <param name="Status">The HTTP status; 0 where the request failed on the way.</param>
    /// <param name="Body">The body; with jsonp what the script handed to its callback.</param>
    public sealed record AuthAnswered(int Request, int Status, string Body) : ClientInput;
}
